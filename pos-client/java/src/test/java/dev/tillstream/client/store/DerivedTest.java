package dev.tillstream.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B-5: what is kept in memory is read again when, and only when, its tables changed. */
class DerivedTest {
    @TempDir
    Path folder;

    private int computations;
    private final Derived<Integer> lists = new Derived<>(List.of(Tables.PRICE_LISTS), sql -> {
        computations++;
        return new RecordReader(sql).select(Tables.PRICE_LISTS, "").size();
    });

    @SuppressWarnings("NullAway.Init")
    private TillDatabase database;

    @BeforeEach
    void open() {
        database = TillDatabase.open(folder.resolve("till.sqlite"), Durability.FULL);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsAgainAfterEveryKindOfChange() {
        assertThat(count()).isZero();
        put("a");
        assertThat(count()).isEqualTo(1);
        put("a");
        assertThat(count()).isEqualTo(1);
        assertThat(computations).isEqualTo(3);
        database.write(sql -> {
            new Records(sql).set(Tables.PRICE_LISTS, "a", Fields.of(Map.of("name", "b")));
            return null;
        });
        count();
        assertThat(computations).isEqualTo(4);
        database.write(sql -> {
            new Records(sql).delete(Tables.PRICE_LISTS, "a");
            return null;
        });
        assertThat(count()).isZero();
        assertThat(computations).isEqualTo(5);
    }

    @Test
    void otherTablesAndRepetitionsCostNothing() {
        count();
        database.write(sql -> {
            new Records(sql).put(Tables.PROMOTIONS, "p", Fields.of(Map.of("name", "p")), LocalState.SYNCED);
            new Records(sql).put(Tables.PRODUCTS, "p", Fields.of(Map.of("name", "p")), LocalState.SYNCED);
            return null;
        });
        count();
        count();
        assertThat(computations).isEqualTo(1);
    }

    /** Another program, which knows nothing of this class, writes into the file. */
    @Test
    void seesWhatAnotherProcessWrote() throws SQLException {
        count();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database.file());
                Statement statement = other.createStatement()) {
            statement.execute("INSERT INTO price_lists (id, name) VALUES ('x', 'x')");
        }
        assertThat(count()).isEqualTo(1);
    }

    /** A till that is enrolled at another branch has other prices, though no list changed. */
    @Test
    void readsAgainAtAnotherBranch() {
        count();
        database.write(sql -> {
            new SyncState(sql).set(StateKey.BRANCH_ID, "b2");
            return null;
        });
        count();
        assertThat(computations).isEqualTo(2);
        assertThatThrownBy(() -> new Derived<>(List.of(Tables.ORDERS), sql -> 0))
                .hasMessageContaining("not all of");
    }

    private int count() {
        return database.read(lists::get);
    }

    private void put(String id) {
        database.write(sql -> {
            new Records(sql).put(Tables.PRICE_LISTS, id, Fields.of(Map.of("name", "l")), LocalState.SYNCED);
            return null;
        });
    }
}
