package dev.tillstream.acceptance;

import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One operation for each verb that a client may push, made of the definitions, with what makes them fit together. */
final class SampleOperations {
    static final String PRODUCT = "sample-products";

    private static final List<String> VERBS = List.of(
            "upsert",
            "open",
            "create",
            "adjust",
            "receive",
            "update_status",
            "cash_in",
            "cash_out",
            "close",
            "void",
            "delete",
            "erase");

    /** Facts that others refer to come before those. */
    private static final List<String> TABLES = List.of("orders", "supplier_purchases", "stock_transfers");

    private final String organizationId;
    private final String otherBranchId;

    SampleOperations(String organizationId, String otherBranchId) {
        this.organizationId = organizationId;
        this.otherBranchId = otherBranchId;
    }

    /** In an order in which each finds what it needs. */
    static List<OperationType> types() {
        return Tables.IN_FEED.stream()
                .flatMap(SampleOperations::typesOf)
                .filter(type -> type.audience() == OperationType.Audience.CLIENTS)
                .sorted(Comparator.comparingInt((OperationType type) -> VERBS.indexOf(verbOf(type)))
                        .thenComparingInt(type -> tableRank(type.table().name())))
                .toList();
    }

    static String verbOf(OperationType type) {
        return type.name().substring(type.name().indexOf('.') + 1);
    }

    String idOf(Table table) {
        return table.name().equals("organizations") ? organizationId : "sample-" + table.name();
    }

    Map<String, Object> payloadOf(OperationType type) {
        boolean upsert = verbOf(type).equals("upsert");
        List<Field> fields = upsert ? type.table().fields() : type.payload();
        Map<String, Object> payload = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field.isRequired()) {
                payload.put(field.name(), value(field));
            }
        }
        payload.putAll(fitting(type.name()));
        return payload;
    }

    private static Stream<OperationType> typesOf(Table table) {
        return VERBS.stream()
                .map(verb -> Tables.operationType(table + "." + verb))
                .flatMap(Optional::stream);
    }

    private static int tableRank(String table) {
        int rank = TABLES.indexOf(table);
        return rank < 0 ? TABLES.size() : rank;
    }

    private Map<String, Object> fitting(String type) {
        return switch (type) {
            case "organizations.upsert" -> Map.of("code", "SAMPLE", "name", "Renamed", "currency", "EUR");
            case "promotions.upsert" -> Map.of("name", "Tenth off", "kind", "percent", "percent", 1000);
            case "products.upsert" -> Map.of("name", "Tea", "price", 100, "track_batches", true, "use_fifo", true);
            case "orders.create" ->
                Map.of(
                        "status",
                        "pending",
                        "subtotal",
                        200,
                        "total",
                        200,
                        "items",
                        List.of(line(2, "total_price", 200)));
            case "orders.update_status" -> Map.of("status", "processing");
            case "orders.void" -> Map.of("reason", "sample");
            case "payments.create" -> Map.of("order_id", "sample-orders", "amount", 100);
            case "returns.create" ->
                Map.of(
                        "order_id",
                        "sample-orders",
                        "total",
                        100,
                        "refund_method",
                        "cash",
                        "items",
                        List.of(line(1, "total_price", 100)));
            case "invoices.create" -> Map.of("total", 200, "items", List.of(line(2, "name", "Tea")));
            case "staff_work_sessions.close" -> Map.of("counted", Map.of("cash", 100));
            case "supplier_purchases.create" -> Map.of("total", 200, "items", List.of(cost(line(2, "name", "Tea"))));
            case "supplier_purchases.receive" -> Map.of("items", List.of(cost(line(2, "received_quantity", 2))));
            case "stock_transfers.create" ->
                Map.of("to_branch_id", otherBranchId, "items", List.of(line(2, "name", "Tea")));
            case "stock_transfers.receive" -> Map.of("items", List.of(line(2, "received_quantity", 2)));
            default -> Map.of();
        };
    }

    private static Map<String, Object> line(int quantity, String more, Object value) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("product_id", PRODUCT);
        line.put("quantity", quantity);
        line.put("unit_price", 100);
        line.put(more, value);
        return line;
    }

    private static Map<String, Object> cost(Map<String, Object> line) {
        line.put("unit_cost", 100);
        line.put("batch_number", "B1");
        line.put("expiry_date", "2027-01-31");
        return line;
    }

    private static Object value(Field field) {
        return switch (field.type()) {
            case ID -> field.name().equals("product_id") ? PRODUCT : "sample-" + tableOf(field.name());
            case TEXT -> field.name();
            case CHOICE -> field.choices().get(0);
            case MONEY, RATE, COUNT -> 100;
            case QUANTITY -> 2;
            case FLAG -> true;
            case TIME -> "2026-11-21T10:00:00.000Z";
            case DATE -> "2026-11-21";
            case JSON -> List.of();
            case ROWS -> List.of(rowOf(field));
        };
    }

    private static Map<String, Object> rowOf(Field field) {
        Map<String, Object> row = new LinkedHashMap<>();
        Table rows = field.rows();
        if (rows != null) {
            rows.fields().stream()
                    .filter(Field::isRequired)
                    .forEach(required -> row.put(required.name(), value(required)));
        }
        return row;
    }

    /** {@code supplier_id} names a record of suppliers. */
    private static String tableOf(String idField) {
        String singular = idField.substring(0, idField.length() - "_id".length());
        List<String> names =
                new ArrayList<>(Tables.IN_FEED.stream().map(Table::name).toList());
        return names.stream()
                .filter(name -> name.equals(singular + "s"))
                .findFirst()
                .orElse(singular);
    }
}
