package dev.tillstream.till.load;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be imported, and which columns the file then has. */
public enum ImportKind {
    /** Any field of {@code products}; the id, where there is no such column, follows from sku or barcode. */
    PRODUCTS("products.upsert"),
    /** Any field of {@code customers}; the id, where there is no such column, follows from code, phone or email. */
    CUSTOMERS("customers.upsert"),
    /** {@code product} (barcode, sku or id), {@code change} (signed), {@code reason}: added to the branch's stock. */
    STOCK("stock_movements.adjust"),
    /** {@code product} (barcode, sku or id) and fields of {@code products} that are prices. */
    PRICES("products.upsert");

    static final String PRODUCT = "product";

    private final String operation;

    ImportKind(String operation) {
        this.operation = operation;
    }

    String operation() {
        return operation;
    }

    Table table() {
        return Tables.operationType(operation).orElseThrow().table();
    }

    /** Whether a line is about a product that is there, named by a code. */
    boolean namesProducts() {
        return needed().contains(PRODUCT);
    }

    List<String> needed() {
        return switch (this) {
            case PRODUCTS, CUSTOMERS -> List.of("name");
            case STOCK -> List.of(PRODUCT, "change");
            case PRICES -> List.of(PRODUCT);
        };
    }

    /** The field that a column of this name fills; empty for a column that this kind hasn't got. */
    Optional<Field> field(String column) {
        Optional<Field> field = table().field(column).filter(found -> found.type() != FieldType.ROWS);
        return switch (this) {
            case PRODUCTS, CUSTOMERS -> field;
            case STOCK -> field.filter(found -> Set.of("change", "reason").contains(found.name()));
            case PRICES -> field.filter(found -> found.type() == FieldType.MONEY);
        };
    }

    /** The id that a line without one gets, always the same; empty where it has nothing to follow from. */
    Optional<String> idOf(Fields record) {
        List<String> keys = switch (this) {
            case PRODUCTS -> List.of("sku", "barcode");
            case CUSTOMERS -> List.of("code", "phone", "email");
            case STOCK, PRICES -> List.of();
        };
        return keys.stream()
                .filter(key -> record.text(key) != null)
                .map(key -> Ids.derived(table().name(), key, record.requiredText(key)))
                .findFirst();
    }
}
