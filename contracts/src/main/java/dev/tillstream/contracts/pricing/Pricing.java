package dev.tillstream.contracts.pricing;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Rounding;
import dev.tillstream.contracts.money.SaleLine;
import dev.tillstream.contracts.pricing.UnitPriceRules.UnitPrice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cart costs (B-5). A pure function: the same records, cart, branch and moment give the same prices on every till
 * and server, online or not. {@code pricing-vectors.json} holds the cases that every implementation has to reproduce.
 * All money is in minor units.
 *
 * <h2>Sale type of a line</h2>
 *
 * <ol>
 *   <li>{@code retail} where the line asks for it.
 *   <li>{@code wholesale} where the line asks for it, or asks for nothing and the product has a
 *       {@code min_wholesale_quantity} above 0; in both cases only where {@code allow_wholesale} is set and the line
 *       reaches {@code min_wholesale_quantity}. Boxes count as the units in them. Each line counts by itself.
 *   <li>{@code partial_wholesale} likewise, with its own flag and minimum; also where wholesale was asked for in vain.
 *   <li>{@code retail} otherwise.
 * </ol>
 *
 * <h2>Unit price</h2>
 *
 * <ol>
 *   <li>Of the price lists that are active, hold at the branch ({@code branch_ids} absent: at all) and at the moment
 *       ({@code starts_at} ≤ moment &lt; {@code ends_at}) and are for the line's sale type (absent: retail), the entry
 *       that fits best: of the highest {@code priority}; then the one that names more of colour and size; then the
 *       highest {@code min_quantity} that the line reaches; then the lowest price; then the lowest id of a list. An entry
 *       fits where product, and colour, size and {@code selling_unit_type} if it has them, are the line's. Without a
 *       {@code selling_unit_type} it prices pieces, weights and meters, but never boxes. A list's price holds even where
 *       it is higher.
 *   <li>Else the product's own: a piece costs {@code wholesale_price} or {@code partial_wholesale_price} by sale type,
 *       else the variant's price with {@code use_variant_prices}, else {@code price}; a weight costs
 *       {@code price_per_weight_unit}, a meter {@code price_per_meter}, both else {@code price}; a box costs
 *       {@code box_price}, else round-half-up({@code units_per_box} × the price of a piece).
 * </ol>
 *
 * <h2>Promotions</h2>
 *
 * <ol>
 *   <li>A promotion counts where it is active and holds at the branch, the moment and, in the branch's time zone, the
 *       weekday (1 Monday … 7 Sunday). It is about the lines whose product is in {@code product_ids} or whose category is
 *       in {@code category_ids}; with neither, about all.
 *   <li>Each unit gets one promotion at most. Higher {@code priority} chooses first. Among equal ones, the promotion that
 *       saves most on what is still free is applied, the lower id where two save the same; then again among the rest. Each
 *       is applied once, to all that it can take.
 *   <li>With {@code min_quantity} it needs that many free units of what it is about, all lines together, each counted in
 *       its own unit.
 *   <li>{@code percent}: round-half-up of basis points of each line's free units' price, which is itself
 *       round-half-up(units × unit price).
 *   <li>{@code amount}: that much off each unit, at most its price: round-half-up(units × amount).
 *   <li>{@code n_for_m}: whole pieces of all lines, dearest first (then earlier line), in groups of
 *       {@code buy_quantity}: the first {@code pay_quantity} of each group are paid, the rest is free. Pieces of an
 *       incomplete group stay free for other promotions. Weights, meters and boxes don't take part.
 *   <li>{@code bundle}: {@code bundle} is an array of {@code product_id} and {@code quantity} (default 1) of pieces, each
 *       product once; as often as the cart has them all, dearest first, they cost {@code bundle_price} together. The
 *       saving is spread over the lines by largest remainder, in proportion to the price of the pieces taken; among equal
 *       remainders first in the order of the bundle's parts, then dearest first. A bundle that saves nothing is none.
 *   <li>A line's discount never exceeds round-half-up(quantity × unit price).
 * </ol>
 */
public final class Pricing {
    private Pricing() {}

    /**
     * The priced lines, in the cart's order.
     *
     * @param branchId where it is sold
     * @param at when
     * @param zone of the branch: which weekday that is
     * @throws ArithmeticException for numbers beyond 64 bits
     */
    public static List<PricedLine> price(
            List<CartLine> cart,
            List<PriceList> priceLists,
            List<Promotion> promotions,
            String branchId,
            Instant at,
            ZoneId zone) {
        List<PriceList> valid = priceLists.stream()
                .filter(list -> list.validity().holds(branchId, at, zone))
                .toList();
        List<UnitPrice> prices =
                cart.stream().map(line -> UnitPriceRules.of(line, valid)).toList();
        List<OpenLine> open = new ArrayList<>(cart.size());
        for (int i = 0; i < cart.size(); i++) {
            open.add(open(i, cart.get(i), prices.get(i).price()));
        }
        List<Promotion> offered = promotions.stream()
                .filter(promotion -> promotion.validity().holds(branchId, at, zone))
                .toList();
        List<PromotionRules.Outcome> outcomes = PromotionRules.apply(open, offered);
        List<PricedLine> lines = new ArrayList<>(cart.size());
        for (int i = 0; i < cart.size(); i++) {
            long discount = open.get(i).room() - outcomes.get(i).line().room();
            lines.add(
                    priced(cart.get(i), prices.get(i), discount, outcomes.get(i).promotionIds()));
        }
        return lines;
    }

    private static OpenLine open(int index, CartLine line, long unitPrice) {
        long units = line.quantity().thousandths();
        return new OpenLine(
                index,
                line.productId(),
                line.product().text("category_id"),
                unitPrice,
                units,
                line.unit() == SellingUnit.PIECE,
                Rounding.halfUp(Math.multiplyExact(units, unitPrice), 1000));
    }

    private static PricedLine priced(CartLine line, UnitPrice price, long discount, List<String> promotionIds) {
        Fields product = line.product();
        boolean taxIncluded = product.value("tax_included") == null || product.flag("tax_included");
        SaleLine money = new SaleLine(
                line.quantity(),
                price.price(),
                discount,
                Math.toIntExact(product.integerOrZero("tax_rate")),
                taxIncluded);
        return new PricedLine(money, price.saleType(), price.priceListId(), promotionIds);
    }
}
