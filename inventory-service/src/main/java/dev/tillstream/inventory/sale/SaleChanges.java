package dev.tillstream.inventory.sale;

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
import org.jspecify.annotations.Nullable;

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

    /** The type of the operation that follows from changed orders and returns; no client can push it. */
    static final String TYPE = "orders.changed";

    private static final String SALES = "changes";

    SaleChanges {
        changes = List.copyOf(Objects.requireNonNullElse(changes, List.of()));
    }

    /**
     * Both empty for another table, and for a record that was deleted: what was sold stays sold.
     *
     * @param goodsReturn what came back
     */
    @JsonDeserialize(using = RecordChangeReader.class)
    record RecordChange(Optional<Sale> sale, Optional<GoodsReturn> goodsReturn) {
        static final RecordChange NONE = new RecordChange(Optional.empty(), Optional.empty());
    }

    /**
     * The sales and returns as an operation for the inbox, under an id that follows from the one that changed them; empty
     * where there are none.
     *
     * @throws IllegalArgumentException or {@link ArithmeticException} where the units of an item can't be told
     */
    Optional<PushedOperation> toOperation() {
        List<Sale> sales =
                changes.stream().flatMap(change -> change.sale().stream()).toList();
        List<GoodsReturn> returns = changes.stream()
                .flatMap(change -> change.goodsReturn().stream())
                .toList();
        if (sales.isEmpty() && returns.isEmpty()) {
            return Optional.empty();
        }
        sales.forEach(sale -> SaleRules.check(sale.id(), sale.items()));
        returns.forEach(goods -> SaleRules.check(goods.id(), goods.items()));
        String id = sales.isEmpty() ? returns.get(0).id() : sales.get(0).id();
        @Nullable
        Instant said =
                sales.isEmpty() ? returns.get(0).occurredAt() : sales.get(0).occurredAt();
        Instant occurredAt = Objects.requireNonNullElse(said, receivedAt);
        Fields payload = Fields.of(Map.of(SALES, new Sold(sales, returns)));
        return Optional.of(new PushedOperation(
                origin,
                receivedAt,
                fingerprint,
                new Operation(followedId(opId), null, null, TYPE, id, null, occurredAt, payload)));
    }

    /**
     * The id under which the inbox knows what follows from an operation. It is another one, so that a till that pushes a
     * sale and an adjustment under one id can't keep the sale from moving stock.
     */
    static UUID followedId(UUID opId) {
        return UUID.fromString(Ids.derived(opId.toString(), TYPE));
    }

    /** What was sold and came back, of an operation that {@link #toOperation} made. */
    static Sold of(Operation operation) {
        if (operation.payload().value(SALES) instanceof Sold sold) {
            return sold;
        }
        throw new IllegalArgumentException(operation.type() + " is made from changes of orders, never pushed");
    }

    /** Already read, so that nobody reads them twice. */
    record Sold(
            @JsonProperty("orders") List<Sale> sales,
            @JsonProperty("returns") List<GoodsReturn> returns) {}
}
