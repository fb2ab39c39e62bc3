package dev.tillstream.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.inbox.Outcome.OperationKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Metrics metrics = new Metrics(new SimpleMeterRegistry());
    private final Journal journal = new Journal();

    @Test
    void eachOperationIsDecidedOnceHoweverOftenItIsDelivered() {
        Delivery first = delivery(UUID.randomUUID(), "aa", "till-1");
        Delivery again = new Delivery("key", first.pushed(), false);
        Batch batch = new Batch(List.of(first, again), Map.of(), NOON);

        batch.decide(journal, metrics);

        assertThat(journal.decided).containsExactly(first.pushed());
        assertThat(batch.added()).hasSize(1);
        assertThat(batch.publication().changeRecords()).hasSize(2);
    }

    @Test
    void whatWasAppliedBeforeIsAnsweredWithItsOutcomeToWhoeverSendsIt() {
        Delivery first = delivery(UUID.randomUUID(), "aa", "till-1");
        Batch before = new Batch(List.of(first), Map.of(), NOON);
        before.decide(journal, metrics);
        Outcome outcome = before.added().get(0);
        Delivery fromAnother = delivery(first.pushed().operation().opId(), "aa", "till-2");

        Batch batch = new Batch(List.of(fromAnother), Map.of(outcome.operation(), outcome), NOON);

        assertThat(batch.fresh()).isEmpty();
        assertThat(batch.publication().changeRecords().get(0).json())
                .contains("\"device_id\":\"till-2\"")
                .contains("\"status\":\"applied\"");
    }

    @Test
    void anotherContentUnderAUsedIdChangesNothing() {
        Delivery first = delivery(UUID.randomUUID(), "aa", "till-1");
        Delivery liar = delivery(first.pushed().operation().opId(), "bb", "till-1");
        Batch batch = new Batch(List.of(first, liar), Map.of(), NOON);

        batch.decide(journal, metrics);

        assertThat(journal.decided).containsExactly(first.pushed());
        assertThat(batch.publication().changeRecords()).hasSize(1);
        assertThat(batch.publication().quarantined())
                .singleElement()
                .satisfies(kept -> assertThat(kept.reason()).isEqualTo(Reason.OP_ID_REUSED));
    }

    @Test
    void theSameIdInAnotherOrganizationIsAnotherOperation() {
        Delivery first = delivery(UUID.randomUUID(), "aa", "till-1");
        OperationKey elsewhere =
                new OperationKey("another", first.pushed().operation().opId());
        Outcome outcome = new Outcome(elsewhere, "aa", "{}");

        assertThat(new Batch(List.of(first), Map.of(elsewhere, outcome), NOON).fresh())
                .hasSize(1);
    }

    @Test
    void aRuleThatFailsRefusesItsOperationAndStopsNobody() {
        Delivery senseless = delivery(UUID.randomUUID(), "senseless", "till-1");
        Delivery broken = delivery(UUID.randomUUID(), "broken", "till-1");
        Delivery good = delivery(UUID.randomUUID(), "aa", "till-1");
        Batch batch = new Batch(List.of(senseless, broken, good), Map.of(), NOON);

        batch.decide(journal, metrics);

        assertThat(batch.added()).hasSize(3);
        assertThat(batch.added().get(0).changeRecord()).contains("invalid_operation", "total must be");
        assertThat(batch.added().get(1).changeRecord()).contains("internal_error");
        assertThat(batch.added().get(2).changeRecord()).contains("applied");
        assertThat(batch.publication().quarantined()).hasSize(1);
    }

    @Test
    void whatFollowsFromAnotherServiceHasItsReceiptThere() {
        Delivery senseless = delivery(UUID.randomUUID(), "senseless", "till-1");
        Batch batch = new Batch(List.of(new Delivery("key", senseless.pushed(), true)), Map.of(), NOON);

        batch.decide(journal, metrics);

        assertThat(batch.added()).isEmpty();
        assertThat(batch.publication().changeRecords())
                .hasSize(1)
                .first()
                .asString()
                .contains("\"receipt\":null");
        assertThat(batch.publication().quarantined()).hasSize(1);
    }

    private static Delivery delivery(UUID opId, String fingerprint, String device) {
        Operation operation = new Operation(opId, 1L, null, "orders.create", "o1", null, NOON, Fields.NONE);
        Origin origin = new Origin("org", "ORG", "b1", "B1", device, 0);
        return new Delivery("org/o1", new PushedOperation(origin, NOON, fingerprint, operation), false);
    }

    /** Applies everything, but for what is made to fail. */
    private static final class Journal implements UnitOfWork {
        private final List<PushedOperation> decided = new ArrayList<>();

        @Override
        public Decision decide(PushedOperation pushed, Instant now) {
            switch (pushed.fingerprint()) {
                case "senseless" -> throw new IllegalArgumentException("total must be an integer, but is x");
                case "broken" -> throw new IllegalStateException("a bug");
                default -> decided.add(pushed);
            }
            return Decision.of(Receipt.applied(pushed, 1));
        }

        @Override
        public Uni<Void> store(SqlConnection tx) {
            return Uni.createFrom().voidItem();
        }
    }
}
