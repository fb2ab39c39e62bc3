package dev.tillstream.orders.report;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.SaleTotals;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.payment.Tender.Kind;
import dev.tillstream.orders.report.Measures.Cost;
import dev.tillstream.orders.report.Measures.Sum;
import dev.tillstream.orders.report.RollupKey.Dimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a document adds to the sums. Pure; the same document always gives the same rows, so a void takes away exactly what
 * its sale brought. In each dimension the rows of a document add up to the document: what no line accounts for (shipping,
 * cash rounding, totals that differ from what was computed) stands under {@link #REST}, and what no tender paid under
 * credit.
 */
public final class RollupRules {
    /** The key of what no line accounts for. */
    static final String REST = "";

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

    /** A later payment, or a refund of money alone: another tender stands where there was credit, and nothing is sold. */
    public static Map<RollupKey, Measures> ofPayment(Place place, Tender tender) {
        RollupRules rules = new RollupRules(place, false);
        rules.tender(tender, 1);
        rules.tender(new Tender(tender.kind(), Tender.CREDIT, -tender.amount()), 0);
        return rules.rows;
    }

    private Map<RollupKey, Measures> document(Fields document, Optional<SaleTotals> totals, List<Tender> tenders) {
        List<LineAmounts> lines = LineAmounts.of(document, totals);
        lines.forEach(this::line);
        whole(document, lines);
        tenders.forEach(tender -> tender(tender, 1));
        long paid = tenders.stream().mapToLong(Tender::amount).sum();
        long total = document.requiredInteger("total");
        long unpaid = isReturn ? -total - paid : total - paid;
        if (unpaid != 0) {
            tender(new Tender(isReturn ? Kind.REFUND : Kind.SALE, Tender.CREDIT, unpaid), 0);
        }
        return rows;
    }

    private void line(LineAmounts line) {
        Measures measures = measures(1, line.total(), line.discount(), line.tax(), line.quantity(), line.cost());
        add(keyOf(Dimension.PRODUCT, line.item().requiredText("product_id")), measures);
        add(keyOf(Dimension.TAX, String.valueOf(line.item().integerOrZero("tax_rate"))), measures);
    }

    private void whole(Fields document, List<LineAmounts> lines) {
        long lineTax = lines.stream().mapToLong(LineAmounts::tax).sum();
        long lineDiscount = lines.stream().mapToLong(LineAmounts::discount).sum();
        long ownDiscount = lines.stream()
                .mapToLong(line -> line.item().integerOrZero("discount"))
                .sum();
        long total = document.requiredInteger("total");
        long tax = Objects.requireNonNullElse(document.integer("tax"), lineTax);
        long discount = ownDiscount + document.integerOrZero("discount");
        long quantity = lines.stream().mapToLong(LineAmounts::quantity).sum();
        Cost cost = lines.stream().map(LineAmounts::cost).reduce(Cost.NONE, Cost::plus);
        add(saleKey(document), measures(1, total, discount, tax, quantity, cost));
        long unaccounted = total - lines.stream().mapToLong(LineAmounts::total).sum();
        Measures rest = measures(0, unaccounted, discount - lineDiscount, tax - lineTax, 0, Cost.NONE);
        if (!rest.equals(Measures.NONE)) {
            add(keyOf(Dimension.PRODUCT, REST), rest);
            add(keyOf(Dimension.TAX, REST), rest);
        }
    }

    private void tender(Tender tender, int count) {
        Sum sum = new Sum(count, tender.isOutgoing() ? -tender.amount() : tender.amount());
        Measures amounts = new Measures(
                tender.isOutgoing() ? Sum.NONE : sum, tender.isOutgoing() ? sum : Sum.NONE, 0, 0, 0, Cost.NONE);
        add(keyOf(Dimension.TENDER, tender.method()), amounts);
    }

    private Measures measures(long count, long total, long discount, long tax, long quantity, Cost cost) {
        return isReturn
                ? Measures.returned(count, total, discount, tax, quantity, cost)
                : Measures.sold(count, total, discount, tax, quantity, cost);
    }

    private RollupKey saleKey(Fields document) {
        return new RollupKey(
                place.organizationId(),
                Dimension.SALE,
                place.branchId(),
                place.bucket().day(),
                place.bucket().hour(),
                place.bucket().deviceId(),
                Objects.requireNonNullElse(document.text("employee_id"), ""));
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
}
