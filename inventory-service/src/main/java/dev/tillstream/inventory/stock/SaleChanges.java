package dev.tillstream.inventory.stock;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A {@link dev.tillstream.contracts.ChangeRecord} of the order service, read no further than stock goes: most of a sale's
 * record is skipped, not built.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SaleChanges(
        @JsonProperty("origin") Origin origin,
        @JsonProperty("op_id") UUID opId,

        @JsonProperty("received_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC")
        Instant receivedAt,

        @JsonProperty("fingerprint") String fingerprint,
        @JsonProperty("changes") List<RecordChange> changes) {

    /** The type of the operation that follows from changed orders; no client can push it. */
    static final String TYPE = "orders.changed";

    private static final String SALES = "changes";

    SaleChanges {
        changes = List.copyOf(Objects.requireNonNullElse(changes, List.of()));
    }

    /** @param sale empty for another table, and for an order that was deleted: what it sold stays sold */
    @JsonDeserialize(using = RecordChangeReader.class)
    record RecordChange(Optional<Sale> sale) {}

    /**
     * The sales as an operation for the inbox, under an id that follows from the one that changed them; empty where there
     * are none.
     *
     * @throws IllegalArgumentException or {@link ArithmeticException} where the units of an item can't be told
     */
    Optional<PushedOperation> toOperation() {
        List<Sale> sales =
                changes.stream().flatMap(change -> change.sale().stream()).toList();
        if (sales.isEmpty()) {
            return Optional.empty();
        }
        sales.forEach(StockRules::check);
        Sale first = sales.get(0);
        Instant occurredAt = Objects.requireNonNullElse(first.occurredAt(), receivedAt);
        Fields payload = Fields.of(Map.of(SALES, new Sales(sales)));
        return Optional.of(new PushedOperation(
                origin,
                receivedAt,
                fingerprint,
                new Operation(followedId(opId), null, null, TYPE, first.id(), null, occurredAt, payload)));
    }

    /**
     * The id under which the inbox knows what follows from an operation. It is another one, so that a till that pushes a
     * sale and an adjustment under one id can't keep the sale from moving stock.
     */
    static UUID followedId(UUID opId) {
        return UUID.fromString(Ids.derived(opId.toString(), TYPE));
    }

    /** The sales of an operation that {@link #toOperation} made. */
    static List<Sale> salesOf(Operation operation) {
        if (operation.payload().value(SALES) instanceof Sales sales) {
            return sales.changes();
        }
        throw new IllegalArgumentException(operation.type() + " is made from changes of orders, never pushed");
    }

    /** Already read, so that nobody reads them twice. */
    private record Sales(@JsonProperty("orders") List<Sale> changes) {}
}
