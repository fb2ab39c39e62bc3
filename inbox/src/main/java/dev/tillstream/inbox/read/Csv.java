package dev.tillstream.inbox.read;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records as CSV (RFC 4180, UTF-8, with a header). */
final class Csv {
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
        return CsvLine.of(columns);
    }

    String lines(List<Fields> records) {
        return records.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Fields record) {
        Fields attributes = record.only(name -> !columns.contains(name) && !name.equals("organization_id"));
        return CsvLine.of(columns.stream()
                .map(name -> name.equals(Table.ATTRIBUTES) ? attributesOf(attributes) : record.value(name))
                .toList());
    }

    private static @Nullable Object attributesOf(Fields attributes) {
        return attributes.isEmpty() ? null : attributes.values();
    }
}
