package dev.tillstream.inventory;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inventory.sale.Sales;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A random mix of everything that moves stock, and what it comes to: each level by a model that knows nothing of the
 * service. The operations of one record keep their order; everything else may come in any order, and again.
 */
final class StockScenario {
    static final List<String> PRODUCTS = List.of("tea", "pot", "cup");

    /** Its lines always name their batch. */
    static final String BATCHED = "milk";

    /** Its lines never name a batch: they take what expires first. */
    static final String FIRST_EXPIRED = "fish";

    private static final List<String> ALL = List.of("tea", "pot", "cup", BATCHED, FIRST_EXPIRED);
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

    final List<List<PushedOperation>> records = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Random random;
    private final Origin here;
    private final Origin there;
    private final List<String> products;

    /** @param products those that it moves */
    StockScenario(String organization, long seed, List<String> products) {
        this.random = new Random(seed);
        this.here = Sales.origin(organization, "branch-1");
        this.there = Sales.origin(organization, "branch-2");
        this.products = products;
    }

    static StockScenario ofAll(String organization, long seed, int records) {
        StockScenario scenario = new StockScenario(organization, seed, ALL);
        for (int i = 0; i < records; i++) {
            scenario.addAny(i);
        }
        return scenario;
    }

    String organization() {
        return here.organizationId();
    }

    /** In the order of the records. */
    List<PushedOperation> inOrder() {
        return records.stream().flatMap(List::stream).toList();
    }

    /** In any order, some again and again. */
    List<PushedOperation> shuffled(Random order) {
        List<List<PushedOperation>> open = new ArrayList<>();
        records.forEach(record -> open.add(new ArrayList<>(record)));
        List<PushedOperation> shuffled = new ArrayList<>();
        while (!open.isEmpty()) {
            List<PushedOperation> record = open.get(order.nextInt(open.size()));
            shuffled.add(record.remove(0));
            open.removeIf(List::isEmpty);
            if (order.nextInt(3) == 0) {
                shuffled.add(shuffled.get(order.nextInt(shuffled.size())));
            }
        }
        return shuffled;
    }

    /** What the levels come to, by branch and product: what was counted last, and what happened after. */
    Map<String, String> levels() {
        Map<String, Long> levels = new TreeMap<>();
        events.stream().sorted(Event.ORDER).forEach(event -> {
            long before = levels.getOrDefault(event.level(), 0L);
            levels.put(event.level(), event.countId().isEmpty() ? before + event.units() : event.units());
        });
        Map<String, String> texts = new TreeMap<>();
        levels.forEach((level, units) -> texts.put(level, Long.toString(units)));
        return texts;
    }

    /** At the moment of a count, what happened is part of what was counted. */
    private record Event(String level, Instant at, String countId, long units) {
        static final Comparator<Event> ORDER = Comparator.comparing(Event::at).thenComparing(Event::countId);
    }

    private void addAny(int number) {
        switch (random.nextInt(9)) {
            case 0, 1 -> addSale("o" + number);
            case 2 -> addReturn("r" + number);
            case 3 -> addAdjustment("m" + number);
            case 4 -> addLoss("l" + number);
            case 5 -> addPurchase("p" + number);
            case 6 -> addTransfer("t" + number);
            case 7 -> addPayment("y" + number);
            default -> addCount("c" + number);
        }
    }

    /** A third of them are voided, and of some of those the void is heard of first. */
    void addSale(String id) {
        Instant soldAt = time();
        List<Map<String, Object>> items = lines();
        List<PushedOperation> record = new ArrayList<>();
        record.add(changed(Tables.ORDERS, id, soldAt, soldAt, "completed", items));
        move(here, items, soldAt, -1);
        if (random.nextInt(3) == 0) {
            Instant voidedAt = soldAt.plusSeconds(random.nextInt(1800));
            record.add(random.nextInt(2), changed(Tables.ORDERS, id, voidedAt, soldAt, "cancelled", items));
            move(here, items, voidedAt, 1);
        }
        records.add(record);
    }

    private void addReturn(String id) {
        Instant at = time();
        List<Map<String, Object>> items = new ArrayList<>();
        for (Map<String, Object> line : lines()) {
            Map<String, Object> item = new HashMap<>(line);
            boolean isLost = random.nextInt(3) == 0;
            item.put("disposition", isLost ? "loss" : "restock");
            items.add(item);
            move(here, List.of(line), at, isLost ? 0 : 1);
        }
        records.add(List.of(changed(Tables.RETURNS, id, at, at, "completed", items)));
    }

    void addAdjustment(String id) {
        Instant at = time();
        Map<String, Object> line = new HashMap<>(line());
        long units = random.nextInt(21) - 10L;
        line.put("quantity", units);
        move(here, List.of(line), at, 1);
        line.remove("quantity");
        line.put("change", units);
        records.add(List.of(pushed(here, "stock_movements.adjust", id, at, Fields.of(line))));
    }

    private void addLoss(String id) {
        Instant at = time();
        List<Map<String, Object>> items = lines();
        move(here, items, at, -1);
        records.add(List.of(pushed(here, "losses.create", id, at, items(items))));
    }

    /** Comes at once, or in parts, some of them more than was ordered. */
    private void addPurchase(String id) {
        Instant at = time();
        Map<String, Object> line = new HashMap<>(line());
        line.put("unit_cost", 70 + random.nextInt(9));
        line.put("id", "line");
        boolean isThere = random.nextBoolean();
        Fields purchase = items(List.of(line))
                .with("supplier_id", "s" + random.nextInt(2))
                .with("total", 1000)
                .with("status", isThere ? "received" : "ordered");
        List<PushedOperation> record = new ArrayList<>();
        record.add(pushed(here, "supplier_purchases.create", id, at, purchase));
        if (isThere) {
            move(here, List.of(line), at, 1);
        } else {
            addReceipts(record, here, "supplier_purchases.receive", id, line);
        }
        records.add(record);
    }

    private void addTransfer(String id) {
        Instant at = time();
        Map<String, Object> line = new HashMap<>(line());
        line.put("id", "line");
        move(here, List.of(line), at, -1);
        List<PushedOperation> record = new ArrayList<>();
        Fields transfer = items(List.of(line)).with("to_branch_id", "branch-2");
        record.add(pushed(here, "stock_transfers.create", id, at, transfer));
        addReceipts(record, there, "stock_transfers.receive", id, line);
        records.add(record);
    }

    private void addReceipts(
            List<PushedOperation> record, Origin branch, String type, String id, Map<String, Object> line) {
        for (int i = random.nextInt(3); i > 0; i--) {
            Instant at = time();
            Map<String, Object> part = new HashMap<>(line);
            part.put("quantity", 1 + random.nextInt(3));
            move(branch, List.of(part), at, 1);
            record.add(pushed(branch, type, id, at, items(List.of(part))));
        }
    }

    private void addPayment(String id) {
        Fields payment = Fields.of(Map.of(
                "supplier_id", "s" + random.nextInt(2), "amount", 1 + random.nextInt(99), "payment_method", "cash"));
        records.add(List.of(pushed(here, "supplier_payments.create", id, time(), payment)));
    }

    void addCount(String id) {
        Instant at = time();
        String product = any(products);
        int units = random.nextInt(40);
        events.add(new Event(here.branch() + " " + product, at, id, units));
        Fields count = items(List.of(Map.of("product_id", product, "counted_quantity", units)))
                .with("counted_at", Timestamps.format(at));
        records.add(List.of(pushed(here, "stock_counts.create", id, at.plusSeconds(random.nextInt(99)), count)));
    }

    private void move(Origin branch, List<Map<String, Object>> lines, Instant at, int sign) {
        for (Map<String, Object> line : lines) {
            long units = Fields.of(line).requiredInteger("quantity");
            events.add(new Event(branch.branchId() + " " + line.get("product_id"), at, "", sign * units));
        }
    }

    private List<Map<String, Object>> lines() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            lines.add(line());
        }
        return lines;
    }

    private Map<String, Object> line() {
        String product = any(products);
        Map<String, Object> line = new HashMap<>(Map.of("product_id", product, "quantity", 1 + random.nextInt(6)));
        if (random.nextInt(3) == 0) {
            line.put("serial_numbers", List.of("S" + random.nextInt(5)));
        }
        if (product.equals(BATCHED)) {
            line.put("batch_number", "B" + random.nextInt(3));
        }
        return line;
    }

    private Instant time() {
        return MORNING.plusSeconds(60L * random.nextInt(60));
    }

    private String any(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private UUID nextId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private PushedOperation changed(
            Table table, String id, Instant at, Instant soldAt, String status, List<Map<String, Object>> items) {
        Map<String, Object> data =
                new HashMap<>(Map.of("id", id, "branch_id", here.branch(), "status", status, "items", items));
        data.put("occurred_at", Timestamps.format(at));
        data.put("completed_at", Timestamps.format(soldAt));
        return Sales.followed(Sales.record(here, nextId(), Change.of(table, id, here.branch(), 1, Fields.of(data))));
    }

    private PushedOperation pushed(Origin origin, String type, String id, Instant at, Fields payload) {
        UUID opId = nextId();
        Operation operation = new Operation(opId, 1L, null, type, id, null, at, payload);
        return new PushedOperation(origin, Sales.NOON, opId.toString().substring(0, 16), operation);
    }

    private static Fields items(List<Map<String, Object>> lines) {
        return Fields.of(Map.of("items", lines));
    }
}
