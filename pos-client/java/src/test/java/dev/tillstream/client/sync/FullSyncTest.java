package dev.tillstream.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.client.TillConfig;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.fake.Faults;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.client.sync.FullSync.Brought;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

/** S3-3, S3-12: what only this till holds, after the servers came back from a backup. */
class FullSyncTest extends EnrolledTill {
    private static final int BATCH = 3;

    @Test
    void everythingIsBroughtAsItHappenedAndComesBackWhenConfirmed() {
        String first = sell(1).requiredText("id");
        List<String> lost = List.of(sell(1).requiredText("id"), sell(1).requiredText("id"));
        sync();
        assertSettled();
        lost.forEach(id -> gateway.server.lose(FakeGateway.DEVICE, "orders", id));
        String unsent = sell(1).requiredText("id");
        OutboxEntry waiting = till.openOperations().get(0);

        Brought brought = till.fullSync().propose("restored", SyncListener.SILENT);

        assertThat(brought.known()).isEqualTo(1);
        assertThat(brought.missing()).isEqualTo(3);
        assertThat(brought.excluded()).isZero();
        assertThat(brought.isBusy()).isFalse();
        assertThat(brought.proposal().text("status")).isEqualTo("proposed");
        assertThat(gateway.fullSync.missing())
                .extracting(Operation::id)
                .containsExactly(lost.get(0), lost.get(1), unsent);
        assertThat(gateway.fullSync.missing()).extracting(Operation::seq).containsExactly(2L, 3L, 4L);
        Operation last = gateway.fullSync.missing().get(2);
        assertThat(last.opId()).isEqualTo(waiting.opId());
        assertThat(last.occurredAt()).isEqualTo(waiting.occurredAt());
        assertThat(last.payload()).isEqualTo(waiting.fields());
        assertThat(till.openOperations()).containsExactly(waiting);

        gateway.fullSync.confirm(FakeGateway.DEVICE);
        sync();
        assertSettled();
        assertThat(till.engine().checkAndRepair(SyncListener.SILENT)).isEmpty();
        assertEqualToServer();
        assertThat(till.all(Tables.ORDERS))
                .hasSize(4)
                .extracting(order -> order.text("id"))
                .contains(first);
    }

    @Test
    void manyComeInSeveralBatches() {
        sell(3 * BATCH + 1);
        Brought brought = till.fullSync().propose(null, SyncListener.SILENT);
        assertThat(brought.missing()).isEqualTo(3 * BATCH + 1);
        assertThat(gateway.fullSync.batches()).containsExactly(BATCH, BATCH, BATCH, 1);
    }

    /** Begun again after a fault it is the same proposal; while people look at it nothing is added. */
    @Test
    void oneThatWasBrokenOffGoesOnAndOneThatWaitsIsLetBe() {
        sell(2);
        gateway.faults.plan("/sync/full/full-1/operations", Faults.Fault.LOSE_ANSWER);
        assertThatThrownBy(() -> till.fullSync().propose(null, SyncListener.SILENT))
                .isInstanceOf(GatewayException.class);
        assertThat(till.fullSync().latest().orElseThrow().text("status")).isEqualTo("open");
        assertThat(till.fullSync().propose(null, SyncListener.SILENT).missing()).isEqualTo(2);

        sell(1);
        Brought again = till.fullSync().propose(null, SyncListener.SILENT);
        assertThat(again.isBusy()).isTrue();
        assertThat(gateway.fullSync.missing()).hasSize(2);
        assertThat(till.fullSync().latest().map(latest -> latest.text("id"))).contains("full-1");
    }

    @Test
    void whoNeverProposedHasNoProposal() {
        assertThat(till.fullSync().latest()).isEmpty();
    }

    @Override
    TillConfig config() {
        TillConfig config = super.config();
        SyncConfig.Sizes sizes = config.sync().sizes();
        return config.withSync(config.sync()
                .withSizes(new SyncConfig.Sizes(BATCH, sizes.requestBytes(), sizes.gzipFrom(), sizes.page())));
    }
}
