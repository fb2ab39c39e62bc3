package dev.tillstream.orders.order;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operations of a till, as the gateway publishes them. */
public final class TestOperations {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.000Z");

    private final Origin origin;
    private long seq;

    private TestOperations(Origin origin) {
        this.origin = origin;
    }

    public static TestOperations ofTill(String organization, String branch, String device) {
        return new TestOperations(new Origin(organization, "MC01", branch, "BRN01", device, 0));
    }

    public Origin origin() {
        return origin;
    }

    public PushedOperation create(String id, Fields payload) {
        return pushed("orders.create", id, payload);
    }

    public PushedOperation cancel(String id) {
        return pushed("orders.void", id, Fields.of(Map.of("reason", "wrong item")));
    }

    public PushedOperation resolve(String conflictId, String orderId, String strategy) {
        return resolve(conflictId, "orders", orderId, fields("strategy", strategy));
    }

    /** @param decision strategy and, where a person gives them, the merged fields */
    public PushedOperation resolve(String conflictId, String table, String recordId, Fields decision) {
        Fields about = fields("table", table, "record_id", recordId, "resolved_by", "ann");
        return pushed("conflicts.resolve", conflictId, about.with(decision));
    }

    public PushedOperation pushed(String type, String id, Fields payload) {
        return pushed(type, id, null, payload);
    }

    /** One that knows which version it changes. */
    public PushedOperation pushed(String type, String id, @Nullable Long baseVersion, Fields payload) {
        Operation operation = new Operation(UUID.randomUUID(), ++seq, null, type, id, baseVersion, NOON, payload);
        return new PushedOperation(origin, NOON, fingerprint(operation), operation);
    }

    /** The same operation under the same id, as it comes again. */
    public static PushedOperation again(PushedOperation pushed) {
        return new PushedOperation(pushed.origin(), NOON.plusSeconds(60), pushed.fingerprint(), pushed.operation());
    }

    private static String fingerprint(Operation operation) {
        return String.format(
                "%016x", Objects.hash(operation.type(), operation.id(), operation.occurredAt(), operation.payload()));
    }

    public static Fields fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return Fields.of(fields);
    }

    /** Lines of quantity and unit price, tax included, paid in cash to the penny. */
    public static Fields sale(long[]... lines) {
        List<Fields> items = new ArrayList<>();
        long total = 0;
        for (long[] line : lines) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("product_id", "p" + items.size());
            item.put("name", "Product " + items.size());
            item.put("quantity", line[0]);
            item.put("unit_price", line[1]);
            item.put("total_price", line[0] * line[1]);
            items.add(Fields.of(item));
            total += line[0] * line[1];
        }
        Map<String, @Nullable Object> sale = new LinkedHashMap<>();
        sale.put("payment_method", "cash");
        sale.put("subtotal", total);
        sale.put("tax", 0L);
        sale.put("total", total);
        sale.put("amount_paid", total);
        sale.put("items", items);
        sale.put("payments", List.of(Fields.of(Map.of("payment_method", "cash", "amount", total))));
        return Fields.of(sale);
    }
}
