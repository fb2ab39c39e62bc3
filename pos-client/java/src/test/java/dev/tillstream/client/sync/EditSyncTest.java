package dev.tillstream.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes of master data: shown at once, settled by their receipts, taken back where the server refuses (S1-82). */
class EditSyncTest extends EnrolledTill {
    @Test
    void openChangeIsNotOverwrittenAndTheServersVersionIsNotForgotten() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "p", product("old", 100));
        sync();
        till.editing().upsert(Tables.PRODUCTS, "p", Fields.of(Map.of("price", 200)));
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "p", product("new", 100));
        till.engine().pull(SyncListener.SILENT);

        assertThat(product("p").text("name")).isEqualTo("old");
        assertThat(product("p").integer("price")).isEqualTo(200);
        sync();
        assertThat(product("p").text("name")).isEqualTo("new");
        assertThat(product("p").integer("price")).isEqualTo(200);
        assertThat(product("p").text("_sync_status")).isEqualTo("synced");
        assertEqualToServer();
    }

    @Test
    void onlyChangedFieldsTravelWithTheVersionTheyWereChangedOn() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "p", product("name", 100));
        sync();
        till.editing().upsert(Tables.PRODUCTS, "p", product("name", 150));
        till.editing().upsert(Tables.PRODUCTS, "p", product("name", 150));

        assertThat(till.openOperations()).hasSize(1);
        assertThat(till.openOperations().get(0).payload()).isEqualTo("{\"price\":150}");
        assertThat(till.openOperations().get(0).baseVersion()).isEqualTo(1);
    }

    @Test
    void secondChangeBuildsOnTheFirstOnesResult() {
        till.editing().upsert(Tables.PRODUCTS, "p", product("first", 100));
        till.editing().upsert(Tables.PRODUCTS, "p", Fields.of(Map.of("price", 150)));
        gateway.server.hold(true);
        till.engine().push(SyncListener.SILENT);
        assertThat(gateway.batches()).containsExactly(1);
        gateway.server.hold(false);
        gateway.server.applyAll();
        till.engine().pull(SyncListener.SILENT);
        assertThat(till.openOperations()).extracting(OutboxEntry::baseVersion).containsExactly(1L);
        sync();
        assertThat(product("p").integer("price")).isEqualTo(150);
        assertEqualToServer();
    }

    @Test
    void refusedChangeIsTakenBack() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "p", product("name", 100));
        sync();
        till.editing().upsert(Tables.PRODUCTS, "p", Fields.of(Map.of("price", 1, "refuse", "too cheap")));
        till.editing().upsert(Tables.PRODUCTS, "q", Fields.of(Map.of("name", "new", "refuse", "not wanted")));
        sync();

        assertThat(product("p").integer("price")).isEqualTo(100);
        assertThat(till.find(Tables.PRODUCTS, "q")).isEmpty();
        assertThat(till.failedOperations())
                .extracting(OutboxEntry::lastError)
                .containsExactly("too cheap", "not wanted");
        assertEqualToServer();
    }

    /** The gateway doesn't number a receipt again that was pulled: it comes with the answer to the push. */
    @Test
    void retryOfWhatWasRefusedIsRefusedAgain() {
        till.editing().upsert(Tables.PRODUCTS, "q", product("new", 100).with("refuse", "not wanted"));
        sell(1);
        sync();
        assertThat(till.retry(till.failedOperations().get(0).opId())).isTrue();
        sync();

        assertThat(till.failedOperations()).extracting(OutboxEntry::lastError).containsExactly("not wanted");
        assertThat(till.status().outbox().open()).isZero();
        assertThat(till.status().outbox().receipts()).isEqualTo(2);
        assertEqualToServer();
    }

    @Test
    void changeOfARecordThatIsGoneEndsWithIt() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "p", product("name", 100));
        sync();
        till.editing().upsert(Tables.PRODUCTS, "p", Fields.of(Map.of("price", 1)));
        till.editing().upsert(Tables.PRODUCTS, "p", Fields.of(Map.of("price", 2, "refuse", "gone")));
        till.engine().push(SyncListener.SILENT);
        gateway.server.purge(Tables.PRODUCTS, FakeGateway.DEVICE, "p");
        gateway.faults.expireBefore(1_000);
        till.engine().pull(SyncListener.SILENT);
        gateway.faults.expireBefore(0);
        sync();

        assertThat(till.find(Tables.PRODUCTS, "p")).isEmpty();
        assertThat(till.failedOperations()).hasSize(1);
        assertEqualToServer();
    }

    @Test
    void fieldsWithoutAColumnComeBackAsTheyWere() {
        Fields sent = product("pills", 500).with("active_ingredient", "x").with("allergens", List.of("nuts"));
        till.editing().upsert(Tables.PRODUCTS, "p", sent);
        assertThat(product("p").text("active_ingredient")).isEqualTo("x");
        sync();
        assertThat(product("p").value("allergens")).isEqualTo(List.of("nuts"));
        assertThat(Json.write(gateway.server.records(FakeGateway.DEVICE, Tables.PRODUCTS)))
                .contains("\"active_ingredient\":\"x\"");
    }
}
