package dev.tillstream.local.simulated;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A till whose operations the gateway has passed on. */
public record Till(String organization, String device, long clockSkewMillis) {
    public static final Instant OPENING = Instant.parse("2026-11-21T08:00:00Z");
    private static final AtomicLong IDS = new AtomicLong();

    public Till(String organization, String device) {
        this(organization, device, 0);
    }

    /** Pairs of name and value. */
    public static Fields fields(@Nullable Object... pairs) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return Fields.of(fields);
    }

    public static Instant minute(int minutes) {
        return OPENING.plus(Duration.ofMinutes(minutes));
    }

    public Push upsert(Table table, String id, @Nullable Object... pairs) {
        return push(table.name() + ".upsert", id, fields(pairs));
    }

    public Push delete(Table table, String id) {
        return push(table.name() + ".delete", id, Fields.NONE);
    }

    /** What the gateway publishes for a person. */
    public Push resolve(Table table, String conflictId, String recordId, @Nullable Object... pairs) {
        Fields payload = fields(pairs)
                .with("table", table.name())
                .with("record_id", recordId)
                .with("resolved_by", "manager");
        return push("conflicts.resolve", conflictId, payload);
    }

    public Push push(String type, String id, Fields payload) {
        return new Push(this, nextId(), type, id, null, OPENING, payload);
    }

    /** Higher than all before. */
    public static UUID nextId() {
        return new UUID(0x0192_f4c0_0000_7000L, 0x8000_0000_0000_0000L + IDS.incrementAndGet());
    }

    /** An operation in the making. */
    public record Push(
            Till till,
            UUID opId,
            String type,
            String id,
            @Nullable Long base,
            Instant occurredAt,
            Fields payload) {

        /** Minutes after opening, by the device's clock. */
        public Push at(int minutes) {
            return new Push(till, opId, type, id, base, minute(minutes), payload);
        }

        public Push basedOn(long version) {
            return new Push(till, opId, type, id, version, occurredAt, payload);
        }

        public Push withOpId(UUID other) {
            return new Push(till, other, type, id, base, occurredAt, payload);
        }

        public PushedOperation pushed() {
            Origin origin = new Origin(till.organization, "ORG", "b1", "B1", till.device, till.clockSkewMillis);
            Operation operation = new Operation(opId, 1L, 1, type, id, base, occurredAt, payload);
            String content = type + id + base + occurredAt + payload;
            String fingerprint = String.format("%016x", content.hashCode());
            return new PushedOperation(origin, occurredAt.plusSeconds(1), fingerprint, operation);
        }
    }
}
