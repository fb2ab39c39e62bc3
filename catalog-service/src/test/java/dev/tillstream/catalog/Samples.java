package dev.tillstream.catalog;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Table;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Records of any table, made from its definition. */
final class Samples {
    static final String PIN_HASH =
            "pbkdf2-sha256$120000$c2FsdHNhbHRzYWx0c2FsdA==$" + "qzJmJ0ZQn0mJx8rT2m0bXn3Gv0o6m0m1f4p3s9d7a2E=";

    /** Values with a form of their own, beside what their type asks for. */
    private static final Map<String, Object> FORMED = Map.of(
            "pin_hash", PIN_HASH,
            "branch_ids", List.of("b1", "b2"),
            "product_ids", List.of("p1"),
            "category_ids", List.of("c1"),
            "weekdays", List.of(1, 7),
            "merge_policy", Map.of("products", "merge"),
            "percent", 1250,
            "prices", List.of(Map.of("product_id", "p1", "price", 990, "min_quantity", new BigDecimal("2.5"))),
            "bundle", List.of(Map.of("product_id", "p1", "quantity", 2)),
            "ends_at", "2026-12-21T10:30:00.000Z");

    private Samples() {}

    /** With what a creation has to bring, and not more. */
    static Fields required(Table table) {
        return payload(table, Field::isRequired).with(forKind(table));
    }

    static Fields full(Table table) {
        return payload(table, field -> true);
    }

    /** A required text: the table's records can be told apart and changed by it. */
    static String textField(Table table) {
        return table.fields().stream()
                .filter(field -> field.isRequired() && field.type() == FieldType.TEXT)
                .map(Field::name)
                .findFirst()
                .orElseGet(() -> optionalTextField(table));
    }

    private static String optionalTextField(Table table) {
        return table.fields().stream()
                .filter(field -> field.type() == FieldType.TEXT)
                .map(Field::name)
                .findFirst()
                .orElseThrow();
    }

    private static Fields forKind(Table table) {
        return table.name().equals("promotions") ? Fields.of(Map.of("percent", 1000)) : Fields.NONE;
    }

    private static Fields payload(Table table, Predicate<Field> wanted) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        table.fields().stream().filter(wanted).forEach(field -> payload.put(field.name(), sample(field)));
        return Fields.of(payload);
    }

    private static Object sample(Field field) {
        Object formed = FORMED.get(field.name());
        return formed == null ? ofType(field) : formed;
    }

    private static Object ofType(Field field) {
        return switch (field.type()) {
            case ID, TEXT -> "text of " + field.name() + " with '\"\\{},";
            case CHOICE -> field.choices().get(0);
            case MONEY -> (1L << 53) - 1;
            case QUANTITY -> new BigDecimal("999999999999.125");
            case RATE, COUNT -> Integer.MAX_VALUE;
            case FLAG -> true;
            case TIME -> "2026-11-21T10:30:00Z";
            case DATE -> "2026-11-21";
            case JSON -> List.of("a", Map.of("b", 1), 2);
            case ROWS -> throw new IllegalArgumentException(field.name());
        };
    }
}
