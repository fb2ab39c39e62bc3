package dev.tillstream.gateway.topic;

import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.Topics;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.json.Slice;
import dev.tillstream.gateway.json.Utf8;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The records of one batch: what they share is written once, and operations are copied as they came. */
public final class Records {
    private static final int ENVELOPE = 128;

    private final Caller caller;
    private final byte[] origin;
    private final byte[] start;
    private final String receivedAt;

    /** @param skewMillis how far the device's clock is ahead */
    public Records(Caller caller, long skewMillis, Instant receivedAt) {
        this.caller = caller;
        this.receivedAt = Timestamps.format(receivedAt);
        this.origin = origin(caller, skewMillis);
        this.start = new Utf8(origin.length + ENVELOPE)
                .raw("{\"origin\":")
                .raw(origin)
                .raw(",\"received_at\":\"")
                .raw(this.receivedAt)
                .raw("\",\"fingerprint\":\"")
                .toBytes();
    }

    /** A {@link dev.tillstream.contracts.PushedOperation}. */
    public ProducerRecord<byte[], byte[]> operation(
            Owner owner, String aggregateId, long fingerprint, Slice operation) {
        Utf8 value = new Utf8(start.length + operation.length() + 32)
                .raw(start)
                .hex(fingerprint)
                .raw("\",\"operation\":");
        byte[] bytes = operation.appendTo(value).raw("}").toBytes();
        return new ProducerRecord<>(Topics.operations(owner), key(aggregateId), bytes);
    }

    /**
     * A {@link QuarantinedOperation} of the gateway.
     *
     * @param seq 0 where it isn't known, or must not be answered
     */
    public ProducerRecord<byte[], byte[]> quarantined(
            Reason reason, String message, @Nullable UUID opId, long seq, int epoch, Slice content) {
        byte[] value = new Utf8(origin.length + content.length() + 2 * ENVELOPE)
                .raw("{\"origin\":")
                .raw(origin)
                .raw(",\"reason\":")
                .text(reason.wireName())
                .raw(",\"message\":")
                .text(message)
                .raw(",\"source\":\"gateway\",\"received_at\":")
                .text(receivedAt)
                .raw(",\"op_id\":")
                .text(opId == null ? null : opId.toString())
                .raw(",\"seq\":")
                .raw(seq == 0 ? "null" : Long.toString(seq))
                .raw(",\"epoch\":")
                .number(epoch)
                .raw(",\"content\":")
                .text(cut(content.toString()))
                .raw("}")
                .toBytes();
        return new ProducerRecord<>(Topics.QUARANTINE, key(caller.deviceId()), value);
    }

    /** A {@link dev.tillstream.contracts.Origin}. */
    private static byte[] origin(Caller caller, long skewMillis) {
        Utf8 json = new Utf8(2 * ENVELOPE).raw("{\"organization_id\":").text(caller.organizationId());
        member(json, "organization_code", caller.organizationCode());
        member(json, "branch_id", caller.branchId());
        member(json, "branch_code", caller.branchCode());
        member(json, "device_id", caller.deviceId());
        json.raw(",\"clock_skew_ms\":").number(skewMillis);
        member(json, "staff_id", caller.staffId());
        return json.raw("}").toBytes();
    }

    private static void member(Utf8 json, String name, @Nullable String value) {
        if (value != null) {
            json.raw(",\"").raw(name).raw("\":").text(value);
        }
    }

    private static String cut(String text) {
        if (text.length() <= QuarantinedOperation.MAX_CONTENT) {
            return text;
        }
        int end = QuarantinedOperation.MAX_CONTENT;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private byte[] key(String aggregateId) {
        return Topics.key(caller.organizationId(), aggregateId).getBytes(StandardCharsets.UTF_8);
    }
}
