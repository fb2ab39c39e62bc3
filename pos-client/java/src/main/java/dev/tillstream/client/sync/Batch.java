package dev.tillstream.client.sync;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Timestamps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A request of {@code POST /sync/batch}. Payloads go out as they are stored, so an operation that is sent again is the
 * same to the letter.
 */
final class Batch {
    private static final int ENVELOPE_BYTES = 400;

    private final byte[] json;
    private final List<OutboxEntry> entries;

    private Batch(byte[] json, List<OutboxEntry> entries) {
        this.json = json;
        this.entries = List.copyOf(entries);
    }

    /**
     * The first of what is offered, as many as fit, at least one.
     *
     * @param sentAt the device's clock as it is now, from which the gateway measures its skew (B-15)
     */
    static Batch of(List<OutboxEntry> offered, int maxBytes, Instant sentAt) {
        List<OutboxEntry> entries = offered.subList(0, fitting(offered, maxBytes));
        return new Batch(json(entries, sentAt), entries);
    }

    /** The request's body. */
    byte[] json() {
        return json;
    }

    List<OutboxEntry> entries() {
        return entries;
    }

    /** Whether some of them were sent before: their receipts may have been pulled long ago, and don't come by the feed again. */
    boolean isRepetition() {
        return entries.stream().anyMatch(entry -> entry.sentAt() != null);
    }

    private static int fitting(List<OutboxEntry> offered, int maxBytes) {
        int bytes = ENVELOPE_BYTES;
        for (int i = 0; i < offered.size(); i++) {
            bytes += ENVELOPE_BYTES + offered.get(i).payload().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes && i > 0) {
                return i;
            }
        }
        return offered.size();
    }

    private static byte[] json(List<OutboxEntry> entries, Instant sentAt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("sent_at", Timestamps.format(sentAt));
            json.writeArrayFieldStart("operations");
            for (OutboxEntry entry : entries) {
                write(json, entry);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, OutboxEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("op_id", entry.opId().toString());
        json.writeNumberField("seq", entry.seq());
        json.writeNumberField("epoch", entry.epoch());
        json.writeStringField("type", entry.type());
        json.writeStringField("id", entry.recordId());
        if (entry.baseVersion() != null) {
            json.writeNumberField("base_version", entry.baseVersion());
        }
        json.writeStringField("occurred_at", Timestamps.format(entry.occurredAt()));
        json.writeFieldName("payload");
        json.writeRawValue(entry.payload());
        json.writeEndObject();
    }
}
