package dev.tillstream.contracts.table;

import static dev.tillstream.contracts.table.Field.choice;
import static dev.tillstream.contracts.table.Field.id;
import static dev.tillstream.contracts.table.Field.json;
import static dev.tillstream.contracts.table.Field.note;
import static dev.tillstream.contracts.table.Field.text;
import static dev.tillstream.contracts.table.Field.time;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registry: every synced table, and everything that can be done to it (DESIGN §3). */
public final class Tables {
    public static final Table PRODUCTS = CatalogTables.PRODUCTS;
    public static final Table PRODUCT_CATEGORIES = CatalogTables.PRODUCT_CATEGORIES;
    public static final Table CUSTOMERS = CatalogTables.CUSTOMERS;
    public static final Table ORDERS = OrderTables.ORDERS;
    public static final Table ORDER_ITEMS = OrderTables.ORDER_ITEMS;
    public static final Table PAYMENTS = OrderTables.PAYMENTS;
    public static final Table STOCK_MOVEMENTS = InventoryTables.STOCK_MOVEMENTS;
    public static final Table STOCK_LEVELS = InventoryTables.STOCK_LEVELS;

    /**
     * What two tills, or a till and a rule, disagree about (PROTOCOL §5, S2-4). Each service keeps those of its own
     * tables; {@code owner} here is nominal.
     */
    public static final Table CONFLICTS = Table.of(
            "conflicts",
            Owner.CATALOG,
            Scope.BRANCH,
            id("conflict_id").required(),
            choice("conflict_type", "duplicate", "data_mismatch", "constraint_violation")
                    .required(),
            text("table").required(),
            id("record_id").required(),
            text("op_id").required(),
            text("reason"),
            json("local_data"),
            json("server_data"),
            choice("suggested_strategy", "keep_server", "keep_local", "merge"),
            note("suggested_fix"),
            choice("status", "open", "resolved").required(),
            choice("resolution_strategy", "keep_server", "keep_local", "merge"),
            text("resolved_by"),
            time("resolved_at"));

    /** Master data with the verbs {@code upsert} and {@code delete}. */
    public static final List<Table> MASTER_DATA = List.of(PRODUCTS, PRODUCT_CATEGORIES, CUSTOMERS);

    /** The tables whose records are in the feed, and so on every till. */
    public static final List<Table> IN_FEED = Stream.concat(
                    MASTER_DATA.stream(), Stream.of(ORDERS, STOCK_MOVEMENTS, STOCK_LEVELS, CONFLICTS))
            .toList();

    /** A person's decision about a conflict; the payload's {@code record_id} keeps it in order with that record. */
    public static final String RESOLVE_CONFLICT = "conflicts.resolve";

    private static final List<OperationType> OPERATION_TYPES = Stream.concat(
                    MASTER_DATA.stream().flatMap(Tables::masterDataVerbs),
                    Stream.of(
                            OperationType.of(ORDERS, "create", ORDERS.fields()),
                            OperationType.of(
                                    ORDERS, "void", List.of(note("reason"), id("employee_id"), time("voided_at"))),
                            OperationType.of(STOCK_MOVEMENTS, "adjust", STOCK_MOVEMENTS.fields()),
                            OperationType.of(CONFLICTS, "resolve", resolution()).forGateway("record_id")))
            .toList();

    private static final Map<String, Table> FEED_BY_NAME =
            IN_FEED.stream().collect(Collectors.toUnmodifiableMap(Table::name, Function.identity()));

    private static final Map<String, OperationType> TYPE_BY_NAME =
            OPERATION_TYPES.stream().collect(Collectors.toUnmodifiableMap(OperationType::name, Function.identity()));

    private Tables() {}

    /** What can be done under that name, {@code <table>.<verb>}, if there is such a thing. */
    public static Optional<OperationType> operationType(String name) {
        return Optional.ofNullable(TYPE_BY_NAME.get(name));
    }

    /** The table of that name whose records are in the feed, if there is one. */
    public static Optional<Table> inFeed(String name) {
        return Optional.ofNullable(FEED_BY_NAME.get(name));
    }

    private static Stream<OperationType> masterDataVerbs(Table table) {
        return Stream.of(
                OperationType.of(
                        table,
                        "upsert",
                        table.fields().stream().map(Field::optional).toList()),
                OperationType.of(table, "delete", List.of()));
    }

    private static List<Field> resolution() {
        return List.of(
                choice("strategy", "keep_server", "keep_local", "merge").required(),
                json("merged"),
                id("record_id").required(),
                text("resolved_by").required());
    }
}
