package dev.tillstream.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** S1-8: what the migrations make is what contracts define. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SchemaTest {
    private static final Map<String, String> META = Map.of(
            "organization_id", "text",
            "id", "text",
            "branch_id", "text",
            "version", "bigint",
            "created_at", "timestamp with time zone",
            "updated_at", "timestamp with time zone",
            "deleted_at", "timestamp with time zone",
            "occurred_at", "timestamp with time zone",
            "device_id", "text",
            "attributes", "jsonb");

    private static final List<Table> OWNED = List.of(
            Tables.STOCK_MOVEMENTS,
            Tables.STOCK_LEVELS,
            Tables.STOCK_BATCHES,
            Tables.PRODUCT_COSTS,
            Tables.LOSSES,
            Tables.LOSS_ITEMS,
            Tables.SUPPLIER_PURCHASES,
            Tables.SUPPLIER_PURCHASE_ITEMS,
            Tables.SUPPLIER_PAYMENTS,
            Tables.SUPPLIER_BALANCES,
            Tables.STOCK_TRANSFERS,
            Tables.STOCK_TRANSFER_ITEMS,
            Tables.STOCK_COUNTS,
            Tables.STOCK_COUNT_ITEMS);

    /** Columns that only this service knows: which creation a document is of, when a level was counted, an unrounded average. */
    private static final Set<String> INTERNAL = Set.of("fingerprint", "counted_at", "average_exact");

    @Inject
    InventoryProbe inventory;

    @Test
    void columnsAreThoseOfTheContracts() {
        for (Table table : OWNED) {
            assertThat(columnsOf(table)).as(table.name()).isEqualTo(definitionOf(table));
        }
    }

    @Test
    void organizationIsFirstInEveryPrimaryKey() {
        assertThat(inventory.query("select t.relname from pg_index i"
                        + " join pg_class t on t.oid = i.indrelid and t.relname not like 'flyway%'"
                        + " join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'inventory'"
                        + " join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]"
                        + " where i.indisprimary and a.attname <> 'organization_id'"))
                .isEmpty();
    }

    private Map<String, String> columnsOf(Table table) {
        Map<String, String> columns = inventory.pairs(
                "select attname, format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'inventory."
                        + table.name() + "'::regclass and attnum > 0 and not attisdropped");
        Set<String> defined = definitionOf(table).keySet();
        columns.keySet().removeIf(name -> INTERNAL.contains(name) && !defined.contains(name));
        return columns;
    }

    private static Map<String, String> definitionOf(Table table) {
        Map<String, String> columns = new TreeMap<>(META);
        table.columns().forEach(field -> columns.put(field.name(), typeOf(field)));
        return columns;
    }

    private static String typeOf(Field field) {
        String type = field.type().postgresType();
        return type.equals("timestamptz") ? "timestamp with time zone" : type;
    }
}
