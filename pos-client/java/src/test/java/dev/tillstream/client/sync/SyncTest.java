package dev.tillstream.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.client.Till;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.fake.Faults.Fault;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes wrong between a till and its gateway, and what becomes of it. */
class SyncTest extends EnrolledTill {
    private static final String PUSH = "/sync/batch";
    private static final String PULL = "/sync/pull";

    @Test
    void lostAnswerHasNoSecondEffect() {
        sell(3);
        gateway.faults.plan(PUSH, Fault.LOSE_ANSWER);
        assertThatThrownBy(this::sync).isInstanceOf(GatewayException.Unreachable.class);
        sync();

        assertThat(gateway.server.appliedOperations()).isEqualTo(3);
        assertSettled();
        assertThat(till.products().stockOf("p")).isEqualTo(Quantity.ofWhole(-3));
        assertThat(till.status().outbox().receipts()).isEqualTo(3);
    }

    @Test
    void outagesNeverCountAsAttempts() {
        sell(1);
        for (Fault fault : List.of(Fault.UNAVAILABLE, Fault.RATE_LIMITED, Fault.LOSE_REQUEST)) {
            gateway.faults.plan(PUSH, fault);
            assertThatThrownBy(this::sync).isInstanceOf(GatewayException.Unreachable.class);
            assertThat(till.openOperations()).extracting(OutboxEntry::attempts).containsExactly(0);
        }
        sync();
        assertSettled();
    }

    @Test
    void tillTellsWhatWaitsAndThatNothingDoes() {
        sell(2);
        assertThat(till.engine().tellOfMyself()).isTrue();
        sync();
        assertThat(till.engine().tellOfMyself()).isTrue();

        Fields first = gateway.reports().get(0);
        assertThat(first.requiredInteger("queue_length")).isEqualTo(2);
        assertThat(first.requiredInteger("failed_count")).isZero();
        assertThat(first.requiredInteger("oldest_unsynced_seconds")).isBetween(0L, 60L);
        assertThat(first.requiredText("client_version")).startsWith("java ");
        Fields second = gateway.reports().get(1);
        assertThat(second.requiredInteger("queue_length")).isZero();
        assertThat(second.has("oldest_unsynced_seconds")).isFalse();
    }

    @Test
    void reportThatNobodyTakesIsForgotten() {
        gateway.faults.plan("/devices/self/report", Fault.UNAVAILABLE);
        assertThat(till.engine().tellOfMyself()).isFalse();
        assertThat(gateway.reports()).isEmpty();
    }

    @Test
    void serverSaysHowLongToWait() {
        sell(1);
        gateway.faults.plan(PUSH, Fault.RATE_LIMITED);
        assertThatThrownBy(this::sync)
                .isInstanceOfSatisfying(
                        GatewayException.Unreachable.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void refusedOperationIsADeadLetterAfterFiveAttemptsAndStopsNobody() {
        Fields bad = sell(1);
        gateway.faults.refuse(operation -> operation.id().equals(bad.text("id")));
        sell(2);
        while (till.failedOperations().isEmpty()) {
            sync();
        }
        OutboxEntry failed = till.failedOperations().get(0);
        assertThat(failed.attempts()).isEqualTo(5);
        assertThat(failed.reason()).isEqualTo("invalid_operation");
        assertThat(failed.lastError()).isEqualTo("refused at the door");
        assertThat(till.openOperations()).hasSize(1);
        assertThat(till.find(Tables.ORDERS, bad.requiredText("id"))).isPresent();

        gateway.faults.refuse(operation -> false);
        assertThat(till.retry(failed.opId())).isTrue();
        sync();
        assertSettled();
        assertThat(gateway.server.appliedOperations()).isEqualTo(3);
    }

    @Test
    void batchThatIsTooLargeIsHalved() {
        gateway.maxBatch(7);
        sell(40);
        sync();
        assertSettled();
        assertThat(gateway.batches()).allMatch(size -> size <= 7);
    }

    @Test
    void stalledAnswersMakePagesSmaller() {
        till.engine().pull(SyncListener.SILENT);
        gateway.faults.plan(PULL, Fault.STALL);
        assertThatThrownBy(() -> till.engine().pull(SyncListener.SILENT))
                .isInstanceOfSatisfying(
                        GatewayException.Unreachable.class,
                        e -> assertThat(e.isStalled()).isTrue());
        till.engine().pull(SyncListener.SILENT);
        assertThat(gateway.pageLimits()).containsExactly(1000, 1000, 500);
    }

    @Test
    void expiredCursorReloadsInPlaceAndKeepsWhatIsOpen() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "kept", product("kept", 1));
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "gone", product("gone", 1));
        sync();
        Fields order = sell(1);
        gateway.server.purge(Tables.PRODUCTS, FakeGateway.DEVICE, "gone");
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "added", product("added", 1));
        gateway.faults.expireBefore(1_000);
        till.engine().pull(SyncListener.SILENT);

        assertThat(till.find(Tables.PRODUCTS, "gone")).isEmpty();
        assertThat(till.find(Tables.PRODUCTS, "added")).isPresent();
        assertThat(till.openOperations()).hasSize(1);
        assertThat(till.find(Tables.ORDERS, order.requiredText("id"))).isPresent();
        gateway.faults.expireBefore(0);
        sync();
        assertSettled();
        assertEqualToServer();
    }

    @Test
    void divergedTableIsRepairedAlone() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "a", product("a", 1));
        gateway.server.put(Tables.CUSTOMERS, FakeGateway.DEVICE, "c", Fields.of(Map.of("name", "Ada")));
        sync();
        gateway.server.purge(Tables.PRODUCTS, FakeGateway.DEVICE, "a");
        assertThat(till.engine().diverged().orElseThrow()).hasSize(1);
        assertThat(till.engine().checkAndRepair(SyncListener.SILENT)).containsExactly("products");
        assertThat(till.find(Tables.PRODUCTS, "a")).isEmpty();
        assertThat(till.find(Tables.CUSTOMERS, "c")).isPresent();
        assertThat(till.status().lastDigest()).isEqualTo("repaired products");
        assertEqualToServer();
    }

    @Test
    void tombstoneDeletes() {
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "a", product("a", 1));
        sync();
        gateway.server.put(Tables.PRODUCTS, FakeGateway.DEVICE, "a", null);
        sync();
        assertThat(till.find(Tables.PRODUCTS, "a")).isEmpty();
        assertEqualToServer();
    }

    @Test
    void revokedTillKeepsEverythingAndSaysSo() {
        sell(1);
        gateway.faults.plan(PUSH, Fault.REVOKED);
        assertThatThrownBy(this::sync).isInstanceOf(GatewayException.Refused.class);
        assertThat(till.status().stopped()).contains("was revoked");
        assertThat(till.openOperations()).hasSize(1);
        assertThat(sell(1).text("offline_reference")).endsWith("-002");
    }

    @Test
    void reinstalledTillNeverReusesItsNumbers() {
        String first = sell(1).requiredText("offline_reference");
        sync();
        try (Till again = Till.open(folder.resolve("again.sqlite"), config())) {
            again.enroll(gateway.url(), FakeGateway.KEY, "T1");
            again.engine().pull(SyncListener.SILENT);
            Fields order = again.sell(sale());
            assertThat(order.text("offline_reference")).isNotEqualTo(first).startsWith("T1.");
            assertThat(again.openOperations().get(0).seq()).isEqualTo(1);
            assertThat(again.openOperations().get(0).epoch()).isGreaterThan(1);
        }
    }
}
