package dev.tillstream.client.limit;

import dev.tillstream.contracts.money.Quantity;

/**
 * Goods of a sale that a till may not sell by itself.
 *
 * @param limit {@link #STOCK}, a setting's name, or {@link #SERIALS}, a product's
 * @param allowed units that are there; serial numbers that are needed
 * @param actual units that would be sold; serial numbers that are given
 * @param name of the product; empty where it has none
 */
public record GoodsBreach(String limit, Quantity allowed, Quantity actual, String productId, String name) {
    public static final String STOCK = "allow_negative_stock";
    public static final String SERIALS = "require_serial_on_sale";

    @Override
    public String toString() {
        return limit.equals(STOCK)
                ? "%s is false: there are %s of %s, this would sell %s".formatted(limit, allowed, named(), actual)
                : "%s: %s needs %s serial numbers, %s are given".formatted(limit, named(), allowed, actual);
    }

    private String named() {
        return name.isEmpty() ? productId : name;
    }
}
