package dev.tillstream.acceptance;

import dev.tillstream.acceptance.Cancellation.Returned;
import dev.tillstream.acceptance.Invoice.Line;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the sale that each cancelled line of the file takes back: the same customer's latest earlier sale of the same goods
 * at the same price that still has as many units. Lines that match none are counted by reason, never dropped in silence.
 */
final class Cancellations {
    private final List<Cancellation> matched = new ArrayList<>();
    private final Map<String, Long> unmatched = new TreeMap<>();
    private final Map<Goods, Deque<Sold>> sold = new HashMap<>();

    private record Goods(String customer, String stockCode, long unitPrice) {}

    /** A line of the file whose invoice begins with C. */
    record Row(String number, Instant time, String customer, Line line) {}

    private static final class Sold {
        private final Invoice invoice;
        private final int line;
        private long left;

        private Sold(Invoice invoice, int line) {
            this.invoice = invoice;
            this.line = line;
            this.left = invoice.lines().get(line).units();
        }
    }

    /**
     * @param invoices that are sold, in the order of their times
     * @param rows likewise
     */
    static Cancellations of(List<Invoice> invoices, List<Row> rows) {
        Cancellations all = new Cancellations();
        invoices.forEach(all::remember);
        Map<String, Map<Invoice, List<Returned>>> returned = new LinkedHashMap<>();
        Map<String, Row> first = new HashMap<>();
        for (Row row : rows) {
            Optional<Sold> sale = all.saleOf(row);
            if (sale.isPresent()) {
                sale.get().left -= row.line().units();
                first.putIfAbsent(row.number(), row);
                returned.computeIfAbsent(row.number(), number -> new LinkedHashMap<>())
                        .computeIfAbsent(sale.get().invoice, invoice -> new ArrayList<>())
                        .add(new Returned(sale.get().line, row.line().units()));
            }
        }
        returned.forEach((number, sales) -> sales.forEach((sale, lines) -> all.matched.add(
                new Cancellation(number, first.getOrDefault(number, rows.get(0)).time(), sale, summed(lines)))));
        return all;
    }

    List<Cancellation> matched() {
        return List.copyOf(matched);
    }

    /** Lines that match no sale, by reason. */
    Map<String, Long> unmatched() {
        return new TreeMap<>(unmatched);
    }

    private void remember(Invoice invoice) {
        for (int i = 0; i < invoice.lines().size(); i++) {
            Line line = invoice.lines().get(i);
            sold.computeIfAbsent(
                            new Goods(invoice.customer(), line.stockCode(), line.unitPrice()),
                            goods -> new ArrayDeque<>())
                    .addFirst(new Sold(invoice, i));
        }
    }

    private Optional<Sold> saleOf(Row row) {
        if (row.customer().isBlank()) {
            return none("cancellation without a customer");
        }
        Deque<Sold> sales = sold.get(
                new Goods(row.customer(), row.line().stockCode(), row.line().unitPrice()));
        if (sales == null) {
            return none("cancellation of what the customer did not buy at that price in this file");
        }
        List<Sold> earlier = sales.stream()
                .filter(sale -> !sale.invoice.time().isAfter(row.time()))
                .toList();
        if (earlier.isEmpty()) {
            return none("cancellation before the sale");
        }
        Optional<Sold> enough =
                earlier.stream().filter(sale -> sale.left >= row.line().units()).findFirst();
        return enough.isPresent() ? enough : none("cancellation of more than is left of one sale");
    }

    private Optional<Sold> none(String reason) {
        unmatched.merge(reason, 1L, Long::sum);
        return Optional.empty();
    }

    private static List<Returned> summed(List<Returned> lines) {
        Map<Integer, Long> units = new TreeMap<>();
        lines.forEach(one -> units.merge(one.line(), one.units(), Long::sum));
        List<Returned> summed = new ArrayList<>();
        units.forEach((line, count) -> summed.add(new Returned(line, count)));
        return summed;
    }
}
