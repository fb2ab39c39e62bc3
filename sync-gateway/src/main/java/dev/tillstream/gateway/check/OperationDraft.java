package dev.tillstream.gateway.check;

import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.gateway.check.ScannedOperation.Refused;
import dev.tillstream.gateway.check.ScannedOperation.Taken;
import dev.tillstream.gateway.json.Slice;
import dev.tillstream.gateway.payload.Fingerprint;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has been read of an operation so far, and the first complaint about it; in the end it is taken or refused. */
final class OperationDraft {
    private @Nullable String opIdText;
    private @Nullable UUID opId;
    private long seq;
    private int epoch = 1;
    private @Nullable String id;
    private long baseVersion = Fingerprint.NULL;
    private long occurredAt = -1;
    private long occurredAtHash;
    private long payload;
    private boolean hasPayload;
    private @Nullable String aggregateId;
    private @Nullable String complaint;

    /** A text that can be repeated in an answer, and what it says if it is a UUID. */
    void opId(@Nullable String text, @Nullable UUID uuid) {
        opIdText = text;
        opId = uuid;
    }

    void seq(long number) {
        seq = number;
    }

    void epoch(int number) {
        epoch = number;
    }

    void id(String record) {
        id = record;
    }

    void baseVersion(long version) {
        baseVersion = version;
    }

    void occurredAt(long millis, String canonical) {
        occurredAt = millis;
        occurredAtHash = Fingerprint.text(canonical);
    }

    /** @param aggregate the record that it has to stay in order with, if the payload names one */
    void payload(long fingerprint, @Nullable String aggregate) {
        hasPayload = true;
        payload = fingerprint;
        aggregateId = aggregate;
    }

    boolean isFlawless() {
        return complaint == null;
    }

    /** Only the first one counts. */
    void complain(String what) {
        if (complaint == null) {
            complaint = what;
        }
    }

    void require(boolean there, String name) {
        if (!there) {
            complain(name + " is required");
        }
    }

    /** Complains of what every operation needs. */
    void requireAll(boolean numbered, @Nullable String typeName) {
        require(opId != null, "op_id");
        require(seq != 0 || !numbered, "seq");
        require(typeName != null, "type");
        require(id != null, "id");
        require(occurredAt >= 0, "occurred_at");
        require(hasPayload, "payload");
    }

    /** @param text as it goes into the log */
    Taken taken(Slice text, OperationType type) {
        UUID operation = opId;
        String record = id;
        if (operation == null || record == null) {
            throw new IllegalStateException("taken before all was there");
        }
        String aggregate = aggregateId == null ? record : aggregateId;
        return new Taken(text, operation, envelope(), type, aggregate, fingerprint(type.name(), record), occurredAt);
    }

    /** For the complaint; with the text as it is kept. */
    Refused refused(Slice text) {
        return refused(text, Reason.INVALID_OPERATION, String.valueOf(complaint));
    }

    Refused refused(Slice text, Reason reason, String message) {
        return new Refused(text, envelope(), reason, message, false);
    }

    private Envelope envelope() {
        return new Envelope(opIdText, opId, seq, epoch);
    }

    private long fingerprint(String type, String record) {
        long sum = Fingerprint.member("type", Fingerprint.text(type))
                + Fingerprint.member("id", Fingerprint.text(record))
                + Fingerprint.member("base_version", baseVersion)
                + Fingerprint.member("occurred_at", occurredAtHash)
                + Fingerprint.member("payload", payload);
        return Fingerprint.object(sum);
    }
}
