package dev.tillstream.client.store;

import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A synced table as it stands in the till's file: the wire's names, the definitions' types, and beside them local
 * columns with a {@code _} before their names (S1-70).
 */
final class LocalTable {
    static final String POSITION = "_position";

    /** S1-70, and for searching S1-18. */
    static final List<Column> LOCAL_COLUMNS = List.of(
            new Column("_synced", FieldType.FLAG),
            new Column("_sync_status", FieldType.TEXT),
            new Column("_pending_operation", FieldType.TEXT),
            new Column("_local_updated_at", FieldType.TIME),
            new Column("_error", FieldType.TEXT));

    private static final List<String> SEARCHED_PRODUCT_FIELDS = List.of("name", "sku", "barcode");

    private static final Map<String, LocalTable> BY_NAME = Tables.IN_FEED.stream()
            .flatMap(table -> Stream.concat(Stream.of(new LocalTable(table.name(), table, null)), rowTables(table)))
            .collect(Collectors.toMap(
                    LocalTable::name, Function.identity(), (first, second) -> first, LinkedHashMap::new));

    private final String name;
    private final Table table;
    private final @Nullable String parentColumn;
    private final List<Field> rowFields;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Column> columnList;
    private final String selection;

    /** A column, and how its values are kept. */
    record Column(String name, FieldType type) {}

    private LocalTable(String name, Table table, @Nullable String parentColumn) {
        this.name = name;
        this.table = table;
        this.parentColumn = parentColumn;
        this.rowFields = table.fields().stream()
                .filter(field -> field.type() == FieldType.ROWS)
                .toList();
        for (String meta : Table.META) {
            add(new Column(meta, meta.equals("version") ? FieldType.MONEY : FieldType.TEXT));
        }
        if (parentColumn != null) {
            add(new Column(parentColumn, FieldType.ID));
            add(new Column(POSITION, FieldType.COUNT));
        }
        table.columns().forEach(field -> add(new Column(field.name(), field.type())));
        add(new Column(Table.ATTRIBUTES, FieldType.JSON));
        LOCAL_COLUMNS.forEach(this::add);
        searchedFields().forEach(field -> add(new Column(lowerOf(field), FieldType.TEXT)));
        this.columnList = List.copyOf(columns.values());
        this.selection = "SELECT "
                + columnList.stream()
                        .map(column -> Schema.quoted(column.name()))
                        .collect(Collectors.joining(", "))
                + " FROM " + Schema.quoted(name) + " ";
    }

    static List<LocalTable> all() {
        return List.copyOf(BY_NAME.values());
    }

    static LocalTable of(Table table) {
        LocalTable local = BY_NAME.get(table.name());
        if (local == null) {
            throw new IllegalArgumentException("table " + table + " is not kept on a till");
        }
        return local;
    }

    /**
     * The table of a record's rows. Rows of a table whose records also stand alone ({@code payments}) are kept apart from
     * those, under the name of what they belong to: {@code order_payments}.
     */
    static LocalTable ofRows(Table parent, Field field) {
        return Objects.requireNonNull(BY_NAME.get(rowsName(parent, field)), field.name());
    }

    private static Stream<LocalTable> rowTables(Table parent) {
        return parent.fields().stream()
                .filter(field -> field.type() == FieldType.ROWS)
                .map(field -> new LocalTable(
                        rowsName(parent, field), rowsTable(field), parentColumn(parent, rowsTable(field))));
    }

    private static String rowsName(Table parent, Field field) {
        String own = rowsTable(field).name();
        return Tables.inFeed(own).isPresent() ? singular(parent) + "_" + field.name() : own;
    }

    private static Table rowsTable(Field field) {
        return Objects.requireNonNull(field.rows(), field.name());
    }

    /** {@code order_id}, {@code purchase_id}: of a table of rows it is the field after the row's own id. */
    private static String parentColumn(Table parent, Table rows) {
        return Tables.inFeed(rows.name()).isPresent()
                ? singular(parent) + "_id"
                : rows.fields().get(1).name();
    }

    private static String singular(Table table) {
        return table.name().substring(0, table.name().length() - 1);
    }

    /** The local name under which a searched field is kept in lower case. */
    static String lowerOf(String field) {
        return "_" + field + "_lower";
    }

    String name() {
        return name;
    }

    @Nullable
    String parentColumn() {
        return parentColumn;
    }

    List<Column> columns() {
        return columnList;
    }

    /** SQL that reads {@link #columns()} in their order, up to the condition. */
    String selection() {
        return selection;
    }

    Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    List<String> searchedFields() {
        return table.name().equals(Tables.PRODUCTS.name()) ? SEARCHED_PRODUCT_FIELDS : List.of();
    }

    /** The fields whose values are rows of other tables. */
    List<Field> rowFields() {
        return rowFields;
    }

    List<String> indexes() {
        List<String> indexed = new ArrayList<>();
        searchedFields().forEach(name -> indexed.add(lowerOf(name)));
        if (table.field("category_id").isPresent()) {
            indexed.add("category_id");
        }
        if (table.field("offline_reference").isPresent()) {
            indexed.add("offline_reference");
        }
        if (parentColumn == null && table.field("staff_work_session_id").isPresent()) {
            indexed.add("staff_work_session_id");
        }
        return indexed;
    }

    /** Codes that are scanned, whatever their case, and have no column in lower case. */
    List<String> codes() {
        return Stream.of("barcode", "box_barcode")
                .filter(code ->
                        table.field(code).isPresent() && !searchedFields().contains(code))
                .toList();
    }

    private void add(Column column) {
        columns.putIfAbsent(column.name(), column);
    }
}
