package dev.tillstream.inbox.read;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records as CSV (RFC 4180, UTF-8, with a header). A text that a spreadsheet would take for a formula gets an apostrophe
 * before it; who reads the file back takes that off again.
 */
final class Csv {
    private static final String LINE_END = "\r\n";
    private static final List<String> META =
            List.of("id", "branch_id", "version", "created_at", "updated_at", "deleted_at", "occurred_at", "device_id");

    private final List<String> columns;

    /** @param chosen the fields that are wanted; empty for all */
    Csv(Table table, List<String> chosen) {
        if (!chosen.isEmpty()) {
            columns = chosen;
            return;
        }
        columns = new ArrayList<>(META);
        table.columns()
                .map(Field::name)
                .filter(name -> !columns.contains(name) && !Table.SECRETS.contains(name))
                .forEach(columns::add);
        columns.add(Table.ATTRIBUTES);
    }

    String header() {
        return String.join(",", columns) + LINE_END;
    }

    String lines(List<Fields> records) {
        return records.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Fields record) {
        Fields attributes = record.only(name -> !columns.contains(name) && !name.equals("organization_id"));
        return columns.stream()
                .map(name -> name.equals(Table.ATTRIBUTES) ? attributesOf(attributes) : cell(record.value(name)))
                .collect(Collectors.joining(",", "", LINE_END));
    }

    private static String attributesOf(Fields attributes) {
        return attributes.isEmpty() ? "" : cell(attributes.values());
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return quoted(isFormula(text) ? "'" + text : text);
        }
        return quoted(value instanceof Number || value instanceof Boolean ? value.toString() : Json.text(value));
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
