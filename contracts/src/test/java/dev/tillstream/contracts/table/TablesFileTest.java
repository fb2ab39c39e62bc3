package dev.tillstream.contracts.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code tables.json} tells clients in other languages what the definitions say; their tests read it (S1-8). */
class TablesFileTest {
    private static final Path FILE = Path.of("src/main/resources/dev/tillstream/contracts/tables.json");
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void theFileSaysWhatTheDefinitionsSay() throws IOException {
        String wanted = MAPPER.writeValueAsString(definitions()) + "\n";
        if (Boolean.getBoolean("rewrite")) {
            Files.writeString(FILE, wanted);
        }

        assertThat(Files.readString(FILE))
                .as("written anew by: mvn -f contracts/pom.xml test -Dtest=TablesFileTest -Drewrite=true")
                .isEqualToNormalizingNewlines(wanted);
    }

    private static ObjectNode definitions() {
        ObjectNode tables = MAPPER.createObjectNode();
        for (Table table : Tables.IN_FEED) {
            ObjectNode node = tables.putObject(table.name());
            node.put("scope", table.scope().name().toLowerCase(Locale.ROOT));
            addFields(node, table);
        }
        return tables;
    }

    private static void addFields(ObjectNode node, Table table) {
        ObjectNode fields = node.putObject("fields");
        for (Field field : table.fields()) {
            ObjectNode described = fields.putObject(field.name());
            described.put("type", field.type().name().toLowerCase(Locale.ROOT));
            if (field.isRequired()) {
                described.put("required", true);
            }
            if (!field.choices().isEmpty()) {
                ArrayNode choices = described.putArray("choices");
                field.choices().forEach(choices::add);
            }
            Optional.ofNullable(field.rows()).ifPresent(rows -> addFields(described, rows));
        }
    }
}
