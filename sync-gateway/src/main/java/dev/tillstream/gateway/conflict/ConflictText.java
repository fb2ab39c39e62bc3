package dev.tillstream.gateway.conflict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A conflict as PROTOCOL §5 shows it, made of its feed record. */
@Singleton
final class ConflictText {
    private static final List<String> AS_STORED = List.of(
            "op_id",
            "device_id",
            "local_data",
            "server_data",
            "suggested_strategy",
            "suggested_fix",
            "status",
            "resolution_strategy",
            "resolved_by",
            "resolved_at",
            "reason",
            "created_at");

    private final ObjectMapper json;

    ConflictText(ObjectMapper json) {
        this.json = json;
    }

    /** The record's data. */
    JsonNode data(byte[] change) {
        try {
            return json.readTree(change).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException("a feed record is no JSON", e);
        }
    }

    ObjectNode toAnswer(byte[] change) {
        JsonNode data = data(change);
        ObjectNode conflict = json.createObjectNode();
        conflict.set("conflict_id", data.path("conflict_id"));
        conflict.set("conflict_type", data.path("conflict_type"));
        conflict.set("table", data.path("table"));
        conflict.set("id", data.path("record_id"));
        AS_STORED.forEach(name -> conflict.set(name, data.has(name) ? data.get(name) : json.nullNode()));
        return conflict;
    }
}
