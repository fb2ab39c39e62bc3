package dev.tillstream.inventory.sale;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Orders as the order service publishes them, and corrections as the gateway does. */
public final class Sales {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Sales() {}

    public static Origin origin(String organizationId, String branchId) {
        return new Origin(organizationId, "ORG", branchId, "BR", "till-1", 0);
    }

    public static Map<String, Object> item(String productId, int quantity) {
        return Map.of("id", "line", "product_id", productId, "quantity", quantity, "unit_price", 100, "name", "thing");
    }

    public static ChangeRecord changed(
            Origin origin, UUID opId, String orderId, String status, List<Map<String, Object>> items) {
        Fields data = Fields.of(Map.of(
                "id",
                orderId,
                "organization_id",
                origin.organizationId(),
                "branch_id",
                origin.branch(),
                "status",
                status,
                "occurred_at",
                "2026-11-21T11:59:00.000Z",
                "total",
                100,
                "items",
                items,
                "payments",
                List.of(Map.of("id", "p1", "amount", 100))));
        return record(origin, opId, Change.of(Tables.ORDERS, orderId, origin.branch(), 1, data));
    }

    public static ChangeRecord record(Origin origin, UUID opId, Change... changes) {
        String fingerprint = opId.toString().substring(0, 16);
        return new ChangeRecord(origin, opId, "orders.create", NOON, fingerprint, List.of(changes), null);
    }

    public static Fields data(Change change) {
        return Objects.requireNonNull(change.data(), "deleted");
    }

    /** As the consumer reads it. */
    public static PushedOperation followed(ChangeRecord record) {
        return read(Json.bytes(record)).toOperation().orElseThrow();
    }

    static SaleChanges read(byte[] json) {
        try {
            return Json.readerFor(SaleChanges.class).readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PushedOperation adjustment(Origin origin, UUID opId, String id, String productId, String change) {
        Fields payload = Fields.of(
                Map.of("product_id", productId, "change", new BigDecimal(change), "reason", "counted", "shelf", "A 7"));
        return pushed(origin, opId, "stock_movements.adjust", id, payload);
    }

    public static PushedOperation pushed(Origin origin, UUID opId, String type, String id, Fields payload) {
        String fingerprint = opId.toString().substring(0, 16);
        return new PushedOperation(
                origin, NOON, fingerprint, new Operation(opId, 1L, null, type, id, null, NOON, payload));
    }
}
