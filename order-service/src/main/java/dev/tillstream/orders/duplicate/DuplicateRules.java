package dev.tillstream.orders.duplicate;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inbox.store.StoredRecord;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A second document under an id or a reference that is taken: the first stands, the second is kept whole in a conflict
 * (DESIGN §5, S0-15), as the operation that it came by, so that a person can have it booked as if it had come under an
 * id of its own. Pure; the same for sales, returns, payments and invoices.
 */
public final class DuplicateRules {
    /** What the operation's credential said, beside the document's fields; no client sends such a name. */
    private static final String ORIGIN = "_origin";

    private static final String REFERENCE = "offline_reference";

    /** A kept document stays in its device's chain where it arrived; booked under another id it is none of it. */
    private static final Set<String> CHAIN = Set.of("document_seq", "previous_hash", "document_hash");

    private DuplicateRules() {}

    /** Both sides whole; what is suggested depends on whether the second is another document, or the first one changed. */
    public static Conflict conflict(Table table, StoredRecord first, PushedOperation second) {
        boolean isAnother = !first.id().equals(second.operation().id());
        return new Conflict(
                ConflictType.DUPLICATE,
                Reason.DUPLICATE_REFERENCE,
                whole(second),
                first.fields().with("id", first.id()),
                isAnother ? Strategy.KEEP_LOCAL : Strategy.KEEP_SERVER,
                "Record " + first.id() + " in " + table + " has this " + (isAnother ? "reference" : "id")
                        + " already and stands, the second was not booked. keep_server drops the second, keep_local books"
                        + " it too, under an id of its own, merge takes from it what moves no money",
                Optional.empty());
    }

    /**
     * The kept document's operation again, brought by the person's decision.
     *
     * @param local what {@link #conflict} kept
     */
    static PushedOperation kept(PushedOperation resolution, Fields local) {
        Fields origin = local.object(ORIGIN);
        Origin by = resolution.origin();
        Origin made = new Origin(
                by.organizationId(),
                by.organizationCode(),
                Objects.requireNonNullElse(local.text("branch_id"), by.branchId()),
                Objects.requireNonNullElse(origin.text("branch_code"), by.branchCode()),
                Objects.requireNonNullElse(local.text("device_id"), by.deviceId()),
                origin.integerOrZero("clock_skew_ms"));
        Operation operation = new Operation(
                resolution.operation().opId(),
                null,
                null,
                Resolution.tableOf(resolution) + ".create",
                Objects.requireNonNullElse(local.text("id"), Resolution.recordId(resolution)),
                null,
                Objects.requireNonNullElse(
                        local.time("occurred_at"), resolution.operation().occurredAt()),
                local.only(name -> Table.isSent(name) && !CHAIN.contains(name))
                        .with("duplicate_of", Resolution.recordId(resolution)));
        String fingerprint = Objects.requireNonNullElse(origin.text("fingerprint"), resolution.fingerprint());
        return new PushedOperation(made, resolution.receivedAt(), fingerprint, operation);
    }

    /** The id that the person wants it booked under, if they say one. */
    public static Optional<String> givenId(Fields merged) {
        String id = merged.text("id");
        if (id != null && !Ids.isValid(id)) {
            throw new IllegalArgumentException("merged.id must be an id, but is " + id);
        }
        return Optional.ofNullable(id);
    }

    /** The same document under another id. */
    public static PushedOperation under(String id, PushedOperation kept) {
        return with(kept, id, kept.operation().payload());
    }

    /** The same document without a reference that another one has; what was printed stays readable. */
    public static PushedOperation withoutReference(PushedOperation kept) {
        Fields payload = kept.operation().payload();
        return with(
                kept,
                kept.operation().id(),
                payload.only(name -> !name.equals(REFERENCE)).with("printed_reference", payload.text(REFERENCE)));
    }

    private static PushedOperation with(PushedOperation kept, String id, Fields payload) {
        Operation operation = kept.operation();
        Operation changed = new Operation(
                operation.opId(), null, null, operation.type(), id, null, operation.occurredAt(), payload);
        return new PushedOperation(kept.origin(), kept.receivedAt(), kept.fingerprint(), changed);
    }

    private static Fields whole(PushedOperation second) {
        Origin origin = second.origin();
        Fields envelope = Fields.of(Map.of(
                "branch_code", origin.branchCode(),
                "clock_skew_ms", origin.clockSkewMillis(),
                "fingerprint", second.fingerprint()));
        return second.operation()
                .payload()
                .with("id", second.operation().id())
                .with("branch_id", origin.branchId())
                .with("device_id", origin.deviceId())
                .with("occurred_at", Timestamps.format(second.operation().occurredAt()))
                .with(ORIGIN, envelope);
    }
}
