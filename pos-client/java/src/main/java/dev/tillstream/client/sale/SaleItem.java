package dev.tillstream.client.sale;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.SaleLine;
import dev.tillstream.contracts.pricing.CartLine;
import dev.tillstream.contracts.pricing.PricedLine;
import dev.tillstream.contracts.pricing.SaleType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale.
 *
 * @param name as it is printed
 * @param line quantity and money of the line
 * @param details any other field of {@code order_items}: {@code sale_type}, {@code batch_number} …
 */
public record SaleItem(String productId, String name, SaleLine line, Fields details) {
    private static final Set<String> OWN = Set.of(
            "id",
            "product_id",
            "name",
            "quantity",
            "unit_price",
            "discount",
            "total_price",
            "tax_rate",
            "tax_included");

    /**
     * A product at its own price and tax: pieces, or a weight where it is sold by weight (S1-46).
     *
     * @param product a record of the table of products
     * @param quantity pieces, or the product's weight units
     */
    public static SaleItem of(Fields product, Quantity quantity) {
        Long weightPrice = product.integer("price_per_weight_unit");
        if (product.flag("sell_by_weight") && weightPrice != null) {
            SaleItem weighed = of(product, quantity, weightPrice);
            return weighed.with(Fields.of(Map.of(
                    "selling_unit_type", "weight",
                    "weight_sold", quantity.toDecimal(),
                    "weight_unit", Objects.requireNonNullElse(product.text("weight_unit"), "kg"))));
        }
        return of(product, quantity, product.integerOrZero("price"));
    }

    /** The same, at another price in minor units. */
    public static SaleItem of(Fields product, Quantity quantity, long unitPrice) {
        String name = product.text("name");
        SaleLine line = new SaleLine(quantity, unitPrice, 0, taxRateOf(product), taxIncludedIn(product));
        return new SaleItem(product.requiredText("id"), name == null ? "" : name, line, Fields.NONE.with("name", name));
    }

    /** A line of a cart at the price that the rules gave it. */
    static SaleItem of(CartLine cart, PricedLine priced) {
        Fields product = cart.product();
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("sale_type", priced.saleType().wireName());
        details.put("selling_unit_type", cart.unit().wireName());
        details.put("color_id", cart.variant().colorId());
        details.put("size_id", cart.variant().sizeId());
        details.put("price_list_id", priced.priceListId());
        details.put("promotion_ids", priced.promotionIds().isEmpty() ? null : priced.promotionIds());
        details.putAll(measures(cart, priced.line().unitPrice()));
        details.values().removeIf(value -> value == null);
        String name = product.text("name");
        return new SaleItem(product.requiredText("id"), name == null ? "" : name, priced.line(), Fields.of(details));
    }

    /**
     * One package with a price that a scale printed on it (B-14): that price stands.
     *
     * @param printed {@link dev.tillstream.contracts.barcode.Scan.Found#printedLine}
     */
    static SaleItem printed(Fields product, Fields printed) {
        SaleItem item = of(product, printed.requiredQuantity("quantity"), printed.requiredInteger("unit_price"));
        return item.with(printed.only(name -> !name.equals("quantity") && !name.equals("unit_price"))
                .with("sale_type", SaleType.RETAIL.wireName()));
    }

    /** A line as it stands in an order's {@code items}, back from there. */
    public static SaleItem ofRow(Fields row) {
        SaleLine line = new SaleLine(
                row.requiredQuantity("quantity"),
                row.requiredInteger("unit_price"),
                row.integerOrZero("discount"),
                taxRateOf(row),
                taxIncludedIn(row));
        String name = row.text("name");
        return new SaleItem(
                row.requiredText("product_id"),
                name == null ? "" : name,
                line,
                row.only(field -> !OWN.contains(field)));
    }

    /** The line as a row of an order's {@code items}, without an id. */
    public Fields row(long totalPrice) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(details.values());
        row.put("product_id", productId);
        row.put("name", name);
        row.put("quantity", line.quantity().toDecimal());
        row.put("unit_price", line.unitPrice());
        row.put("discount", line.discount());
        row.put("total_price", totalPrice);
        row.put("tax_rate", line.taxRate());
        row.put("tax_included", line.taxIncluded());
        return Fields.of(row);
    }

    /** What S1-35 wants to know of weights, lengths and boxes. */
    private static Map<String, @Nullable Object> measures(CartLine cart, long unitPrice) {
        Fields product = cart.product();
        Object quantity = cart.quantity().toDecimal();
        Map<String, @Nullable Object> measures = new LinkedHashMap<>();
        switch (cart.unit()) {
            case PIECE -> {}
            case WEIGHT -> {
                measures.put("weight_sold", quantity);
                measures.put("weight_unit", Objects.requireNonNullElse(product.text("weight_unit"), "kg"));
                measures.put("price_per_weight_unit", unitPrice);
            }
            case METER -> {
                measures.put("meters_sold", quantity);
                measures.put("price_per_meter", unitPrice);
            }
            case BOX -> {
                measures.put("boxes_sold", quantity);
                measures.put("units_per_box", Objects.requireNonNullElse(product.value("units_per_box"), 1));
                measures.put("box_price", unitPrice);
            }
        }
        return measures;
    }

    public SaleItem with(Fields more) {
        return new SaleItem(productId, name, line, details.with(more));
    }

    private static int taxRateOf(Fields product) {
        return Math.toIntExact(product.integerOrZero("tax_rate"));
    }

    /** S1-53: prices hold their tax unless the product says otherwise. */
    private static boolean taxIncludedIn(Fields product) {
        @Nullable Object included = product.value("tax_included");
        return included == null || Boolean.TRUE.equals(included);
    }
}
