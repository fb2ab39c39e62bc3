package dev.tillstream.inbox.question;

import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of a record's rows.
 *
 * @param column of the rows, that names their record
 */
public record RowsLink(String table, String column) {
    /** Rows of several tables, as payments of orders and returns, tell here whose they are. */
    private static final String DOCUMENT = "document_id";

    /** The rows that have an id of that name, where the table itself has none; null where there are none such. */
    static @Nullable RowsLink find(Table table, ReadSchema schema, String name) {
        return TableLinks.rowsOf(table).stream()
                .flatMap(field -> TableLinks.tableOf(field).stream())
                .filter(rows -> rows.field(name)
                        .map(Field::type)
                        .filter(type -> type == FieldType.ID)
                        .isPresent())
                .filter(rows -> schema.has(rows.name(), name))
                .flatMap(rows -> of(table, rows, schema).stream())
                .findFirst()
                .orElse(null);
    }

    /** Empty where the rows are not in a table of their own. */
    public static Optional<RowsLink> of(Table table, Table rows, ReadSchema schema) {
        if (schema.has(rows.name(), DOCUMENT)) {
            return Optional.of(new RowsLink(rows.name(), DOCUMENT));
        }
        return TableLinks.link(rows)
                .filter(link -> schema.has(rows.name(), link))
                .filter(link -> table.name().contains(link.substring(0, link.length() - "_id".length())))
                .map(link -> new RowsLink(rows.name(), link));
    }
}
