package dev.tillstream.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    @TempDir
    Path folder;

    @Test
    void everyFieldOfEveryTableHasAColumnOfItsName() {
        try (TillDatabase database = open()) {
            for (Table table : Tables.IN_FEED) {
                List<String> columns = database.read(sql ->
                        sql.list("SELECT name FROM pragma_table_info(?)", row -> row.getString(1), table.name()));
                assertThat(columns).containsAll(table.columns().map(Field::name).toList());
                assertThat(columns)
                        .containsAll(Table.META)
                        .contains("_synced", "_sync_status", "_pending_operation", "_local_updated_at", "_error");
            }
        }
    }

    @Test
    void newColumnTakesWhatHadArrivedBefore() {
        try (TillDatabase database = open()) {
            database.write(sql -> {
                new Records(sql).put(Tables.PRODUCTS, "p", Fields.of(Map.of("name", "old")), LocalState.SYNCED);
                for (String column : List.of("price", "is_active", "min_stock_level", "images")) {
                    sql.execute("ALTER TABLE products DROP COLUMN " + column);
                }
                return sql.execute("UPDATE products SET attributes ="
                        + " '{\"price\":250,\"is_active\":true,\"min_stock_level\":1.5,\"images\":[\"a\"],\"x\":1}'");
            });
        }
        try (TillDatabase database = open()) {
            Fields product = database.read(sql -> new Records(sql).find(Tables.PRODUCTS, "p"))
                    .orElseThrow();
            assertThat(product.integer("price")).isEqualTo(250);
            assertThat(product.flag("is_active")).isTrue();
            assertThat(product.value("min_stock_level")).isEqualTo(new BigDecimal("1.5"));
            assertThat(product.value("images")).isEqualTo(List.of("a"));
            assertThat(product.integer("x")).isEqualTo(1);
        }
    }

    /** S1-89, S1-90: payments of orders move apart from payments that stand alone; doing it again changes nothing. */
    @Test
    void paymentsOfOrdersAreKeptWhenTheFileIsOlder() {
        Fields order = Fields.of(Map.of("payments", List.of(Map.of("id", "pay", "amount", 250))));
        try (TillDatabase database = open()) {
            database.write(sql -> {
                new Records(sql).put(Tables.ORDERS, "o", order, LocalState.SYNCED);
                sql.execute("DROP TABLE payments");
                sql.execute("DROP TABLE loss_items");
                sql.execute("DROP TABLE fiscal_documents");
                sql.execute("ALTER TABLE order_payments RENAME TO payments");
                return sql.execute("PRAGMA user_version = 1");
            });
        }
        for (int i = 0; i < 2; i++) {
            try (TillDatabase database = open()) {
                Fields read = database.read(sql -> new Records(sql).find(Tables.ORDERS, "o"))
                        .orElseThrow();
                assertThat(read.rows("payments").get(0).integer("amount")).isEqualTo(250);
                assertThat(database.<Boolean>read(sql -> new Records(sql).exists(Tables.PAYMENTS, "pay")))
                        .isFalse();
            }
        }
    }

    /** S1-13: rows of every record come back, whatever table they are kept in. */
    @Test
    void rowsOfEveryTableComeBack() {
        try (TillDatabase database = open()) {
            for (Table table : Tables.IN_FEED) {
                for (Field rows : table.fields().stream()
                        .filter(field -> field.type() == FieldType.ROWS)
                        .toList()) {
                    Fields record = Fields.of(Map.of(rows.name(), List.of(Map.of("id", "a"), Map.of("id", "b"))));
                    Fields read = database.write(sql -> {
                        new Records(sql).put(table, "r", record, LocalState.SYNCED);
                        return new Records(sql).find(table, "r").orElseThrow();
                    });
                    assertThat(read.rows(rows.name()))
                            .as(table + "." + rows.name())
                            .extracting(row -> row.text("id"))
                            .containsExactly("a", "b");
                }
            }
        }
    }

    @Test
    void fileOfANewerVersionIsLeftAlone() {
        try (TillDatabase database = open()) {
            database.write(sql -> sql.execute("PRAGMA user_version = " + (Schema.VERSION + 1)));
        }
        assertThatThrownBy(this::open).isInstanceOf(TillStorageException.class).hasMessageContaining("newer version");
    }

    @Test
    void failedWorkLeavesNothing() {
        try (TillDatabase database = open()) {
            assertThatThrownBy(() -> database.write(sql -> {
                        new Records(sql).put(Tables.PRODUCTS, "p", Fields.NONE, LocalState.SYNCED);
                        throw new IllegalStateException("power cut");
                    }))
                    .hasMessage("power cut");
            Optional<Fields> found = database.read(sql -> new Records(sql).find(Tables.PRODUCTS, "p"));
            assertThat(found).isEmpty();
        }
    }

    private TillDatabase open() {
        return TillDatabase.open(folder.resolve("till.sqlite"), Durability.FULL);
    }
}
