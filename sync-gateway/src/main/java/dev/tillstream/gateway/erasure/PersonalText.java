package dev.tillstream.gateway.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a person out of a text that was kept: of what is about the person's record only its names are left, and of what
 * mentions it (a sale, an invoice) everything but the person.
 */
final class PersonalText {
    static final String ERASED = "(erased)";
    private static final Set<String> NAMES = Set.of(
            "op_id",
            "seq",
            "epoch",
            "type",
            "table",
            "operation",
            "id",
            "base_version",
            "version",
            "occurred_at",
            "deleted");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private final ErasedRecord record;
    private final String reference;
    private final String prefix;
    private boolean found;

    private PersonalText(ErasedRecord record) {
        this.record = record;
        this.prefix = record.table().replaceFirst("s$", "") + "_";
        this.reference = prefix + "id";
    }

    /** The text without the person; empty where the person is not in it. What is no JSON is dropped whole. */
    static Optional<String> without(ErasedRecord record, String text) {
        JsonNode content;
        try {
            content = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return Optional.of(ERASED);
        }
        PersonalText reading = new PersonalText(record);
        reading.clean(content);
        return reading.found ? Optional.of(content.toString()) : Optional.empty();
    }

    private void clean(JsonNode node) {
        if (node instanceof ObjectNode object) {
            clean(object);
        }
        node.forEach(this::clean);
    }

    private void clean(ObjectNode object) {
        if (isAboutRecord(object)) {
            found = true;
            object.retain(NAMES);
        } else if (record.id().equals(object.path(reference).asText())) {
            found = true;
            object.remove(personal(object));
        }
    }

    private boolean isAboutRecord(ObjectNode object) {
        boolean sameTable = object.path("type").asText().startsWith(record.table() + ".")
                || object.path("table").asText().equals(record.table());
        return sameTable && record.id().equals(object.path("id").asText());
    }

    private List<String> personal(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(name -> {
            if (name.startsWith(prefix) && !name.equals(reference)) {
                names.add(name);
            }
        });
        return names;
    }
}
