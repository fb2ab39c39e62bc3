package dev.tillstream.orders.session;

import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.payment.Tender.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What went through a shift, by kind and tender. Sums alone, so the order in which documents arrive changes nothing.
 */
public record ShiftTotals(Map<Line, Sum> sums) {
    public static final ShiftTotals NONE = new ShiftTotals(Map.of());

    public ShiftTotals {
        sums = Map.copyOf(sums);
    }

    /** Which sum. */
    public record Line(String kind, String method) {}

    /**
     * @param amount in minor units; negative for what went out
     * @param documents how many tenders
     */
    public record Sum(long amount, long documents) {
        Sum plus(Sum other) {
            return new Sum(amount + other.amount, documents + other.documents);
        }
    }

    static Line lineOf(Tender tender) {
        return new Line(tender.kind().columnValue(), tender.method());
    }

    /** @param sign 1 for a document that is made, -1 for one that is taken away */
    static Sum sumOf(Tender tender, int sign) {
        return new Sum(sign * tender.amount(), sign);
    }

    ShiftTotals plus(Line line, Sum sum) {
        Map<Line, Sum> changed = new LinkedHashMap<>(sums);
        changed.merge(line, sum, Sum::plus);
        return new ShiftTotals(changed);
    }

    ShiftTotals plus(ShiftTotals other) {
        Map<Line, Sum> changed = new LinkedHashMap<>(sums);
        other.sums.forEach((line, sum) -> changed.merge(line, sum, Sum::plus));
        return new ShiftTotals(changed);
    }

    /** All that moved cash in the drawer, beside the float and what was put in or taken out. */
    long cash() {
        return sums.entrySet().stream()
                .filter(entry -> entry.getKey().method().equals(Tender.CASH))
                .mapToLong(entry -> entry.getValue().amount())
                .sum();
    }

    /** The amounts of a kind by tender; what went out counts positive. */
    Map<String, Object> byMethod(Kind kind) {
        Map<String, Object> amounts = new TreeMap<>();
        sums.forEach((line, sum) -> {
            if (line.kind().equals(kind.columnValue())) {
                amounts.put(line.method(), Math.abs(sum.amount()));
            }
        });
        return amounts;
    }

    long documents(Kind kind) {
        return sums.entrySet().stream()
                .filter(entry -> entry.getKey().kind().equals(kind.columnValue()))
                .mapToLong(entry -> entry.getValue().documents())
                .sum();
    }

    /** What each tender should hold but cash, which also has a float. */
    long amountOf(String method) {
        return sums.entrySet().stream()
                .filter(entry -> entry.getKey().method().equals(method))
                .mapToLong(entry -> entry.getValue().amount())
                .sum();
    }
}
