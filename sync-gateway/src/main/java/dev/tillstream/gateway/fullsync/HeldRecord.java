package dev.tillstream.gateway.fullsync;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads what the feed holds of a record. */
@Singleton
final class HeldRecord {
    private final ObjectMapper json;

    HeldRecord(ObjectMapper json) {
        this.json = json;
    }

    /** The device that the record is from; null where it names none. */
    @Nullable
    String deviceOf(byte[] change) {
        try {
            return json.readTree(change).path("data").path("device_id").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException("the feed holds a change that can't be read", e);
        }
    }
}
