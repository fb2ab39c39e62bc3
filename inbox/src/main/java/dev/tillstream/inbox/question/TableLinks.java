package dev.tillstream.inbox.question;

import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which tables a service has, and how the rows of a record hang together with it. */
public final class TableLinks {
    private TableLinks() {}

    /** By name: the service's records, their rows, and the conflicts that each service keeps of its own. */
    public static Map<String, Table> of(Owner owner) {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Table table : Tables.IN_FEED) {
            if (table.owner() == owner) {
                tables.put(table.name(), table);
                rowsOf(table).forEach(field -> tableOf(field).ifPresent(rows -> tables.put(rows.name(), rows)));
            }
        }
        tables.put(Tables.CONFLICTS.name(), Tables.CONFLICTS);
        return tables;
    }

    /** The fields whose rows are in tables of their own. */
    public static List<Field> rowsOf(Table table) {
        return table.fields().stream()
                .filter(field -> field.type() == FieldType.ROWS)
                .toList();
    }

    static Optional<Table> tableOf(Field rows) {
        return Optional.ofNullable(rows.rows());
    }

    /** The column of a row that names its record: the first that ends in {@code _id}. */
    static Optional<String> link(Table table) {
        boolean isRow = table.field("id").isPresent();
        return table.fields().stream()
                .map(Field::name)
                .filter(name -> isRow && name.endsWith("_id"))
                .findFirst();
    }

    /** What tells two records of the table apart, within an organization. Ids of rows are unique in their record only. */
    public static List<String> keyColumns(Table table) {
        List<String> columns = new ArrayList<>();
        if (Tables.inFeed(table.name()).isEmpty()) {
            link(table).ifPresent(columns::add);
        }
        columns.add("id");
        return columns;
    }
}
