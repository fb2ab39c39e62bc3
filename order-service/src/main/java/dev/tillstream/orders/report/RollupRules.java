package dev.tillstream.orders.report;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.SaleTotals;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.report.RollupKey.Dimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a document adds to the sums. Pure; the same document always gives the same rows, so a void takes away exactly what
 * its sale brought. Lines count before the order's own discount, which only the sale's row knows.
 */
public final class RollupRules {
    private final Place place;
    private final boolean isReturn;
    private final Map<RollupKey, Measures> rows = new LinkedHashMap<>();

    private RollupRules(Place place, boolean isReturn) {
        this.place = place;
        this.isReturn = isReturn;
    }

    /** Of whom and when: the document's organization, branch and bucket. */
    public record Place(String organizationId, String branchId, Bucket bucket) {}

    /** @param totals as the money algorithm gives them; empty where it can't */
    public static Map<RollupKey, Measures> ofSale(
            Place place, Fields sale, Optional<SaleTotals> totals, List<Tender> tenders) {
        return new RollupRules(place, false).document(sale, totals, tenders);
    }

    /** The same for goods that came back; counted when and where they did. */
    public static Map<RollupKey, Measures> ofReturn(
            Place place, Fields goods, Optional<SaleTotals> totals, List<Tender> tenders) {
        return new RollupRules(place, true).document(goods, totals, tenders);
    }

    /** A later payment, or a refund of money alone: only tenders. */
    public static Map<RollupKey, Measures> ofTenders(Place place, List<Tender> tenders) {
        RollupRules rules = new RollupRules(place, false);
        tenders.forEach(rules::tender);
        return rules.rows;
    }

    private Map<RollupKey, Measures> document(Fields document, Optional<SaleTotals> totals, List<Tender> tenders) {
        List<Fields> items = document.rows("items");
        long cost = 0;
        for (int i = 0; i < items.size(); i++) {
            long lineTax = totals.isPresent() ? totals.get().lineTaxes().get(i) : 0;
            cost += line(items.get(i), lineTax);
        }
        long tax = Objects.requireNonNullElse(
                document.integer("tax"), totals.map(SaleTotals::tax).orElse(0L));
        String employee = Objects.requireNonNullElse(document.text("employee_id"), "");
        RollupKey key = new RollupKey(
                place.organizationId(),
                Dimension.SALE,
                place.branchId(),
                place.bucket().day(),
                place.bucket().hour(),
                place.bucket().deviceId(),
                employee);
        add(key, measures(document.requiredInteger("total"), document.integerOrZero("discount"), tax, 0, cost));
        tenders.forEach(this::tender);
        return rows;
    }

    private long line(Fields item, long tax) {
        Quantity quantity = item.requiredQuantity("quantity");
        long total = Objects.requireNonNullElseGet(item.integer("total_price"), () -> priceOf(item, quantity));
        long discount = item.integerOrZero("discount");
        long cost = amount(quantity, item.integerOrZero("unit_cost"));
        add(
                keyOf(Dimension.PRODUCT, item.requiredText("product_id")),
                measures(total, discount, tax, quantity.thousandths(), cost));
        add(
                keyOf(Dimension.TAX, String.valueOf(item.integerOrZero("tax_rate"))),
                measures(total, discount, tax, quantity.thousandths(), cost));
        return cost;
    }

    private void tender(Tender tender) {
        long received = tender.isOutgoing() ? 0 : tender.amount();
        long paidOut = tender.isOutgoing() ? -tender.amount() : 0;
        Measures amounts =
                new Measures(tender.isOutgoing() ? 0 : 1, received, tender.isOutgoing() ? 1 : 0, paidOut, 0, 0, 0, 0);
        add(keyOf(Dimension.TENDER, tender.method()), amounts);
    }

    private Measures measures(long total, long discount, long tax, long quantity, long cost) {
        return isReturn
                ? Measures.returned(total, discount, tax, quantity, cost)
                : Measures.sold(total, discount, tax, quantity, cost);
    }

    private RollupKey keyOf(Dimension dimension, String key) {
        return new RollupKey(
                place.organizationId(),
                dimension,
                place.branchId(),
                place.bucket().day(),
                0,
                key,
                "");
    }

    private void add(RollupKey key, Measures measures) {
        rows.merge(key, measures, Measures::plus);
    }

    private static long priceOf(Fields item, Quantity quantity) {
        return amount(quantity, item.requiredInteger("unit_price")) - item.integerOrZero("discount");
    }

    /** Half-up, like a line's price. */
    private static long amount(Quantity quantity, long unit) {
        return Math.floorDiv(Math.addExact(Math.multiplyExact(quantity.thousandths(), unit), 500), 1000);
    }
}
