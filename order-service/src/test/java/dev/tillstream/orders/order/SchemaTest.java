package dev.tillstream.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.table.Field;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S1-8: the columns are the contracts' fields, and can't drift from them. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SchemaTest {
    private static final Map<String, Table> TABLES = Stream.of(
                    Tables.ORDERS,
                    Tables.ORDER_ITEMS,
                    Tables.PAYMENTS,
                    Tables.RETURNS,
                    Tables.RETURN_ITEMS,
                    Tables.INVOICES,
                    Tables.INVOICE_ITEMS,
                    Tables.EXPENSES,
                    Tables.STAFF_WORK_SESSIONS,
                    Tables.CUSTOMER_BALANCES,
                    Tables.CONFLICTS)
            .collect(Collectors.toUnmodifiableMap(Table::name, Function.identity()));

    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "order_items",
                "payments",
                "returns",
                "return_items",
                "invoices",
                "invoice_items",
                "expenses",
                "staff_work_sessions",
                "customer_balances",
                "conflicts"
            })
    void everyFieldHasItsColumnAndType(String name) {
        Map<String, String> columns = columnsOf(name);

        Objects.requireNonNull(TABLES.get(name))
                .columns()
                .forEach(field -> assertThat(columns).as(name).containsEntry(field.name(), typeOf(field)));
        assertThat(columns)
                .as(name)
                .containsKeys(Table.META.toArray(String[]::new))
                .containsEntry("attributes", "jsonb");
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
