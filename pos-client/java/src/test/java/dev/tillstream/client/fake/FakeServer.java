package dev.tillstream.client.fake;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.PullAnswer.FeedChange;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.contracts.TableDigest;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Scope;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the services and the feed amount to, in memory, for the client's own failure tests: operations have one effect
 * each, and one receipt that becomes visible together with it.
 */
public final class FakeServer {
    private final Map<String, Entry> feed = new LinkedHashMap<>();
    private final Map<UUID, Numbered> receipts = new LinkedHashMap<>();
    private final Deque<Pushed> waiting = new ArrayDeque<>();
    private final Map<String, TreeSet<Long>> received = new HashMap<>();
    private final List<Fields> documents = new ArrayList<>();
    private long head;
    private long orders;
    private boolean holding;

    /** A device, by its key. */
    public record Device(String id, String branchId) {}

    private record Pushed(Device device, Operation operation) {}

    private record Numbered(long seq, Receipt receipt) {}

    private record Entry(String scope, FeedChange change) {}

    /** Whether operations are kept back until {@link #applyAll()}. */
    public synchronized void hold(boolean hold) {
        holding = hold;
    }

    public synchronized void accept(Device device, Operation operation) {
        received.computeIfAbsent(device.id(), id -> new TreeSet<>()).add(operation.seq());
        waiting.add(new Pushed(device, operation));
        if (operation.payload().has("document_seq")) {
            documents.add(operation
                    .payload()
                    .only(name -> !name.equals("items") && !name.equals("payments"))
                    .with("kind", operation.type())
                    .with("id", operation.id())
                    .with("occurred_at", Timestamps.format(operation.occurredAt())));
        }
        if (!holding) {
            applyAll();
        }
    }

    /** The chain of the only device that has one. */
    public synchronized List<Fields> documents() {
        return List.copyOf(documents);
    }

    public synchronized void applyAll() {
        while (applyOne()) {
            notifyAll();
        }
    }

    public synchronized boolean applyOne() {
        Pushed next = waiting.poll();
        if (next != null && !receipts.containsKey(next.operation().opId())) {
            apply(next.device(), next.operation());
        }
        notifyAll();
        return next != null;
    }

    /** Applies one that is not behind another one of its record: receipts need not come in the order of the queue. */
    public synchronized void applyAny(Random random) {
        List<Pushed> free = new ArrayList<>();
        Set<String> records = new HashSet<>();
        for (Pushed pushed : waiting) {
            if (records.add(pushed.operation().id())) {
                free.add(pushed);
            }
        }
        if (!free.isEmpty()) {
            Pushed chosen = free.get(random.nextInt(free.size()));
            waiting.remove(chosen);
            waiting.addFirst(chosen);
            applyOne();
        }
    }

    /** Knows nothing of an operation any more, nor of the record that it made: as after a restore from an older backup. */
    public synchronized void lose(Device device, String table, String id) {
        receipts.values().removeIf(numbered -> id.equals(numbered.receipt().id()));
        purge(Tables.inFeed(table).orElseThrow(), device, id);
    }

    private void apply(Device device, Operation operation) {
        String table = operation.type().substring(0, operation.type().indexOf('.'));
        String verb = operation.type().substring(operation.type().indexOf('.') + 1);
        Table definition = Tables.inFeed(table).orElseThrow();
        String refusal = operation.payload().text("refuse");
        if (refusal != null) {
            receive(device, operation, table, ReceiptStatus.REJECTED, null, null, refusal);
            return;
        }
        Entry current = feed.get(definition.scope().of(device.branchId()) + '|' + table + '|' + operation.id());
        long version = current == null ? 1 : current.change().version() + 1;
        Fields before = current == null || current.change().data() == null
                ? Fields.NONE
                : current.change().data();
        Long number = null;
        switch (verb) {
            case "upsert" -> put(definition, device, operation.id(), version, before.with(operation.payload()));
            case "delete" -> put(definition, device, operation.id(), version, null);
            case "adjust" -> {
                put(definition, device, operation.id(), version, operation.payload());
                level(
                        device,
                        operation.payload().requiredText("product_id"),
                        operation.payload().requiredQuantity("change"));
            }
            case "create" -> {
                Fields record = operation.payload();
                if (table.equals("orders") || table.equals("returns")) {
                    number = ++orders;
                    record = record.with("global_order_number", number).with("transaction_code", "TRX-" + number);
                    move(device, operation.payload(), table.equals("returns"));
                }
                put(definition, device, operation.id(), version, record);
            }
            case "void" -> {
                put(
                        definition,
                        device,
                        operation.id(),
                        version,
                        before.with("status", "cancelled")
                                .with("void_reason", operation.payload().text("reason"))
                                .with("voided_at", operation.payload().text("voided_at")));
                move(device, before, true);
            }
            case "open" ->
                put(
                        definition,
                        device,
                        operation.id(),
                        version,
                        operation.payload().with("status", "open"));
            case "close" ->
                put(
                        definition,
                        device,
                        operation.id(),
                        version,
                        before.with(operation.payload()).with("status", "closed"));
            case "update_status" -> put(definition, device, operation.id(), version, before.with(operation.payload()));
            case "cash_in", "cash_out" ->
                put(definition, device, operation.id(), version, moved(before, verb, operation));
            case "receive" -> put(definition, device, operation.id(), version, before);
            case "erase" -> put(definition, device, operation.id(), version, null);
            default -> throw new IllegalArgumentException(operation.type());
        }
        receive(device, operation, table, ReceiptStatus.APPLIED, version, number, null);
    }

    private static Fields moved(Fields shift, String kind, Operation operation) {
        List<Fields> movements = new ArrayList<>(shift.rows("cash_movements"));
        movements.add(operation.payload().with("kind", kind));
        return shift.with(
                "cash_movements", movements.stream().map(Fields::values).toList());
    }

    private void move(Device device, Fields order, boolean back) {
        for (Fields item : order.rows("items")) {
            Quantity units = item.requiredQuantity("quantity");
            level(device, item.requiredText("product_id"), back ? units : units.negated());
        }
    }

    private void level(Device device, String product, Quantity change) {
        String id = Ids.derived(device.branchId(), product);
        Entry current = feed.get(device.branchId() + "|stock_levels|" + id);
        FeedChange before = current == null ? null : current.change();
        Quantity quantity = before == null || before.data() == null
                ? change
                : before.data().requiredQuantity("quantity").plus(change);
        put(
                Tables.STOCK_LEVELS,
                device,
                id,
                before == null ? 1 : before.version() + 1,
                Fields.of(Map.of(
                        "branch_id", device.branchId(), "product_id", product, "quantity", quantity.toDecimal())));
    }

    private void receive(
            Device device,
            Operation operation,
            String table,
            ReceiptStatus status,
            @Nullable Long version,
            @Nullable Long number,
            @Nullable String message) {
        Receipt receipt = new Receipt(
                operation.opId(),
                operation.seq(),
                operation.epoch(),
                device.id(),
                status,
                table,
                operation.id(),
                version,
                number,
                number == null ? null : "TRX-" + number,
                null,
                null,
                message);
        receipts.put(operation.opId(), new Numbered(++head, receipt));
    }

    /** Changes a record as another device, or a person in the office, would. */
    public synchronized void put(Table table, Device by, String id, @Nullable Fields data) {
        Entry current = feed.get(table.scope().of(by.branchId()) + '|' + table + '|' + id);
        put(table, by, id, current == null ? 1 : current.change().version() + 1, data);
        notifyAll();
    }

    private void put(Table table, Device by, String id, long version, @Nullable Fields data) {
        String scope = table.scope().of(by.branchId());
        feed.put(
                scope + '|' + table + '|' + id,
                new Entry(scope, new FeedChange(table.name(), id, version, data == null, ++head, data)));
    }

    /** Forgets a record without a trace, as purged tombstones do. */
    public synchronized void purge(Table table, Device by, String id) {
        feed.remove(table.scope().of(by.branchId()) + '|' + table + '|' + id);
    }

    synchronized List<FeedChange> changes(Device device, long since, @Nullable String tables, int limit) {
        return feed.values().stream()
                .filter(entry ->
                        entry.scope().equals(Scope.EVERYWHERE) || entry.scope().equals(device.branchId()))
                .map(Entry::change)
                .filter(change -> change.seq() > since && (since > 0 || !change.deleted()))
                .filter(change -> tables == null || List.of(tables.split(",")).contains(change.table()))
                .sorted(Comparator.comparing(FeedChange::seq))
                .limit(limit)
                .toList();
    }

    synchronized List<Receipt> receipts(Device device, long since, long until) {
        return receipts.values().stream()
                .filter(one -> one.seq() > since && one.seq() <= until)
                .map(Numbered::receipt)
                .filter(receipt -> receipt.deviceId().equals(device.id()))
                .toList();
    }

    /** Of an operation that was applied, whenever that was. */
    synchronized @Nullable Receipt receipt(UUID opId) {
        Numbered found = receipts.get(opId);
        return found == null ? null : found.receipt();
    }

    synchronized long head() {
        return head;
    }

    synchronized void await(long since, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (head <= since && System.nanoTime() < end) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }

    synchronized long receivedThrough(Device device) {
        long through = 0;
        for (long seq : received.getOrDefault(device.id(), new TreeSet<>())) {
            through = seq == through + 1 ? seq : through;
        }
        return through;
    }

    public synchronized List<TableDigest> digest(Device device) {
        List<TableDigest> digests = new ArrayList<>();
        for (Table table : Tables.IN_FEED) {
            List<FeedChange> live = changes(device, 0, table.name(), Integer.MAX_VALUE);
            long hash = live.stream()
                    .mapToLong(change -> TableDigest.hashOf(table.name(), change.id(), change.version()))
                    .reduce(0, (left, right) -> left ^ right);
            digests.add(new TableDigest(table.name(), live.size(), TableDigest.hex(hash)));
        }
        return digests;
    }

    /** The live records of a table that a device sees, by id. */
    public synchronized Map<String, FeedChange> records(Device device, Table table) {
        Map<String, FeedChange> records = new LinkedHashMap<>();
        changes(device, 0, table.name(), Integer.MAX_VALUE).forEach(change -> records.put(change.id(), change));
        return records;
    }

    public synchronized int appliedOperations() {
        return receipts.size();
    }
}
