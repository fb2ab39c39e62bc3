package dev.tillstream.inventory.stock;

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

    @Inject
    InventoryProbe inventory;

    @Test
    void columnsAreThoseOfTheContracts() {
        for (Table table : List.of(Tables.STOCK_MOVEMENTS, Tables.STOCK_LEVELS)) {
            assertThat(columnsOf(table)).as(table.name()).isEqualTo(definitionOf(table));
        }
    }

    @Test
    void organizationIsFirstInEveryPrimaryKey() {
        assertThat(inventory.query("select t.relname, a.attname from pg_index i"
                        + " join pg_class t on t.oid = i.indrelid and t.relname like 'stock%'"
                        + " join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]"
                        + " where i.indisprimary order by 1"))
                .containsExactly("stock_levels organization_id", "stock_movements organization_id");
    }

    private Map<String, String> columnsOf(Table table) {
        return inventory.pairs(
                "select attname, format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'inventory."
                        + table.name() + "'::regclass and attnum > 0 and not attisdropped");
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
