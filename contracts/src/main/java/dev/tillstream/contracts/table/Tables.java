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
    public static final Table ORGANIZATIONS = CatalogTables.ORGANIZATIONS;
    public static final Table BRANCHES = CatalogTables.BRANCHES;
    public static final Table STAFF = CatalogTables.STAFF;
    public static final Table PRODUCTS = ProductTables.PRODUCTS;
    public static final Table PRODUCT_CATEGORIES = ProductTables.PRODUCT_CATEGORIES;
    public static final Table PRODUCT_SUBCATEGORIES = ProductTables.PRODUCT_SUBCATEGORIES;
    public static final Table PRODUCT_COLORS = ProductTables.PRODUCT_COLORS;
    public static final Table PRODUCT_SIZES = ProductTables.PRODUCT_SIZES;
    public static final Table PRODUCT_IMAGES = ProductTables.PRODUCT_IMAGES;
    public static final Table CUSTOMERS = CatalogTables.CUSTOMERS;
    public static final Table SUPPLIERS = CatalogTables.SUPPLIERS;
    public static final Table EXPENSE_CATEGORIES = CatalogTables.EXPENSE_CATEGORIES;
    public static final Table POS_SETTINGS = CatalogTables.POS_SETTINGS;
    public static final Table ORGANIZATION_SETTINGS = CatalogTables.ORGANIZATION_SETTINGS;
    public static final Table PRICE_LISTS = CatalogTables.PRICE_LISTS;
    public static final Table PROMOTIONS = CatalogTables.PROMOTIONS;
    public static final Table ORDERS = OrderTables.ORDERS;
    public static final Table ORDER_ITEMS = OrderTables.ORDER_ITEMS;
    public static final Table PAYMENTS = OrderTables.PAYMENTS;
    public static final Table RETURNS = OrderTables.RETURNS;
    public static final Table RETURN_ITEMS = OrderTables.RETURN_ITEMS;
    public static final Table INVOICES = OrderTables.INVOICES;
    public static final Table INVOICE_ITEMS = OrderTables.INVOICE_ITEMS;
    public static final Table EXPENSES = OrderTables.EXPENSES;
    public static final Table PARKED_ORDERS = OrderTables.PARKED_ORDERS;
    public static final Table STAFF_WORK_SESSIONS = OrderTables.STAFF_WORK_SESSIONS;
    public static final Table CUSTOMER_BALANCES = OrderTables.CUSTOMER_BALANCES;
    public static final Table STOCK_MOVEMENTS = InventoryTables.STOCK_MOVEMENTS;
    public static final Table STOCK_LEVELS = InventoryTables.STOCK_LEVELS;
    public static final Table STOCK_BATCHES = InventoryTables.STOCK_BATCHES;
    public static final Table PRODUCT_COSTS = InventoryTables.PRODUCT_COSTS;
    public static final Table LOSSES = InventoryTables.LOSSES;
    public static final Table LOSS_ITEMS = InventoryTables.LOSS_ITEMS;
    public static final Table SUPPLIER_PURCHASES = InventoryTables.SUPPLIER_PURCHASES;
    public static final Table SUPPLIER_PURCHASE_ITEMS = InventoryTables.SUPPLIER_PURCHASE_ITEMS;
    public static final Table SUPPLIER_PAYMENTS = InventoryTables.SUPPLIER_PAYMENTS;
    public static final Table SUPPLIER_BALANCES = InventoryTables.SUPPLIER_BALANCES;
    public static final Table STOCK_TRANSFERS = InventoryTables.STOCK_TRANSFERS;
    public static final Table STOCK_TRANSFER_ITEMS = InventoryTables.STOCK_TRANSFER_ITEMS;
    public static final Table STOCK_COUNTS = InventoryTables.STOCK_COUNTS;
    public static final Table STOCK_COUNT_ITEMS = InventoryTables.STOCK_COUNT_ITEMS;

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

    /** Tables with the verbs {@code upsert} and {@code delete}, merged field by field. */
    public static final List<Table> MASTER_DATA = List.of(
            ORGANIZATIONS,
            BRANCHES,
            STAFF,
            PRODUCTS,
            PRODUCT_CATEGORIES,
            PRODUCT_SUBCATEGORIES,
            PRODUCT_COLORS,
            PRODUCT_SIZES,
            PRODUCT_IMAGES,
            CUSTOMERS,
            SUPPLIERS,
            EXPENSE_CATEGORIES,
            POS_SETTINGS,
            ORGANIZATION_SETTINGS,
            PRICE_LISTS,
            PROMOTIONS,
            EXPENSES,
            PARKED_ORDERS);

    /**
     * The tables whose records are in the feed, and so on every till. Rows of a record (items, an order's payments) are
     * fields of it, and no records of their own.
     */
    public static final List<Table> IN_FEED = Stream.concat(
                    MASTER_DATA.stream(),
                    Stream.of(
                            ORDERS,
                            PAYMENTS,
                            RETURNS,
                            INVOICES,
                            STAFF_WORK_SESSIONS,
                            CUSTOMER_BALANCES,
                            STOCK_MOVEMENTS,
                            STOCK_LEVELS,
                            STOCK_BATCHES,
                            PRODUCT_COSTS,
                            LOSSES,
                            SUPPLIER_PURCHASES,
                            SUPPLIER_PAYMENTS,
                            SUPPLIER_BALANCES,
                            STOCK_TRANSFERS,
                            STOCK_COUNTS,
                            CONFLICTS))
            .toList();

    /** A person's decision about a conflict; the payload's {@code record_id} keeps it in order with that record. */
    public static final String RESOLVE_CONFLICT = "conflicts.resolve";

    private static final List<OperationType> OPERATION_TYPES = Stream.of(
                    MASTER_DATA.stream().flatMap(Tables::masterDataVerbs),
                    OrderVerbs.ALL.stream(),
                    InventoryVerbs.ALL.stream(),
                    Stream.of(
                            OperationType.of(CUSTOMERS, "erase", List.of(note("reason"))),
                            OperationType.of(CONFLICTS, "resolve", resolution())
                                    .keyedBy("record_id")
                                    .forGateway()))
            .flatMap(Function.identity())
            .toList();

    private static final Map<String, Table> FEED_BY_NAME =
            IN_FEED.stream().collect(Collectors.toUnmodifiableMap(Table::name, Function.identity()));

    private static final Map<String, OperationType> TYPE_BY_NAME =
            OPERATION_TYPES.stream().collect(Collectors.toUnmodifiableMap(OperationType::name, Function.identity()));

    private Tables() {}

    /** All that can be done to any table. */
    public static List<OperationType> operationTypes() {
        return OPERATION_TYPES;
    }

    /** What can be done under that name, {@code <table>.<verb>}, if there is such a thing. */
    public static Optional<OperationType> operationType(String name) {
        return Optional.ofNullable(TYPE_BY_NAME.get(name));
    }

    /** The table of that name whose records are in the feed, if there is one. */
    public static Optional<Table> inFeed(String name) {
        return Optional.ofNullable(FEED_BY_NAME.get(name));
    }

    /** Whether what is done to the table is done in a branch, so that it can't come from who works for all of them. */
    public static boolean isDoneInBranch(Table table) {
        return table.scope() == Scope.BRANCH || table == STOCK_TRANSFERS;
    }

    /** Of {@link #MASTER_DATA}, the tables that this service keeps. */
    public static List<Table> masterData(Owner owner) {
        return MASTER_DATA.stream().filter(table -> table.owner() == owner).toList();
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
                text("table").required(),
                id("record_id").required(),
                text("resolved_by").required());
    }
}
