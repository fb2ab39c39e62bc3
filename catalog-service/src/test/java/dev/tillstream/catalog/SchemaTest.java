package dev.tillstream.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The migrations and the definitions in contracts can't drift apart. */
@QuarkusTest
@WithTestResource(StackResource.class)
class SchemaTest {
    private static final Map<String, String> META_TYPES = Map.of(
            "organization_id", "text",
            "id", "text",
            "branch_id", "text",
            "version", "bigint",
            "created_at", "timestamp with time zone",
            "updated_at", "timestamp with time zone",
            "deleted_at", "timestamp with time zone",
            "occurred_at", "timestamp with time zone",
            "device_id", "text");

    @Inject
    Rows rows;

    static Iterable<Table> tables() {
        return Tables.masterData(Owner.CATALOG);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void columnsAreThoseOfTheDefinition(Table table) {
        Map<String, String> expected = new LinkedHashMap<>();
        Table.META.forEach(name -> expected.put(name, META_TYPES.get(name)));
        table.columns()
                .forEach(field ->
                        expected.put(field.name(), asCatalogued(field.type().postgresType())));
        expected.put(Table.ATTRIBUTES, "jsonb");
        expected.put("field_stamps", "jsonb");

        Map<String, String> migrated = new LinkedHashMap<>();
        rows.query("""
                select a.attname, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a
                where a.attrelid = ('catalog.' || ?)::regclass and a.attnum > 0 and not a.attisdropped
                  and a.attgenerated = ''""", table.name())
                .forEach(row -> migrated.put(String.valueOf(row.get("attname")), String.valueOf(row.get("type"))));

        assertThat(migrated).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static String asCatalogued(String type) {
        return type.equals("timestamptz") ? "timestamp with time zone" : type;
    }
}
