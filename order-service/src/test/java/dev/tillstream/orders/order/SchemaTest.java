package dev.tillstream.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** S1-8: the columns are the contracts' fields, and can't drift from them. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SchemaTest {
    @Inject
    Pool pool;

    /** The records of the service and their rows: a new table is among them by its definition alone. */
    static Stream<Table> tables() {
        return Stream.concat(
                Tables.IN_FEED.stream()
                        .filter(table -> table.owner() == Owner.ORDERS)
                        .flatMap(SchemaTest::withRows)
                        .distinct(),
                Stream.of(Tables.CONFLICTS));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyFieldHasItsColumnAndType(Table table) {
        Map<String, String> columns = columnsOf(table.name());

        table.columns()
                .forEach(field -> assertThat(columns).as(table.name()).containsEntry(field.name(), typeOf(field)));
        assertThat(columns)
                .as(table.name())
                .containsKeys(Table.META.toArray(String[]::new))
                .containsEntry("attributes", "jsonb");
    }

    private static Stream<Table> withRows(Table table) {
        return Stream.concat(
                Stream.of(table), table.fields().stream().map(Field::rows).filter(Objects::nonNull));
    }

    private static String typeOf(Field field) {
        return field.type().postgresType().replace("timestamptz", "timestamp with time zone");
    }

    private Map<String, String> columnsOf(String table) {
        Map<String, String> columns = new HashMap<>();
        pool.preparedQuery("""
                        select attname, format_type(atttypid, atttypmod)
                        from pg_attribute
                        where attrelid = ('orders.' || $1)::regclass and attnum > 0 and not attisdropped""")
                .execute(Tuple.of(table))
                .await()
                .indefinitely()
                .forEach(row -> columns.put(row.getString(0), row.getString(1)));
        return columns;
    }
}
