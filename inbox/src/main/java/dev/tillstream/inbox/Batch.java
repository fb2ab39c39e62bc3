package dev.tillstream.inbox;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.inbox.Outcome.OperationKey;
import dev.tillstream.inbox.Publication.Keyed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Deliveries on their way through one transaction: pure, so that it can be tested without a database. */
final class Batch {
    private static final Logger LOG = Logger.getLogger(Batch.class);

    private final Admission admission;
    private final Map<OperationKey, Outcome> outcomes;
    private final List<Outcome> added = new ArrayList<>();
    private final List<AuditStore.Row> audit = new ArrayList<>();
    private final List<QuarantinedOperation> quarantined = new ArrayList<>();
    private final Instant now;

    Batch(List<Delivery> deliveries, Map<OperationKey, Outcome> known, Instant now) {
        this.admission = Admission.of(deliveries, known);
        this.outcomes = new HashMap<>(known);
        this.now = now;
        admission
                .reused()
                .forEach(delivery -> quarantine(
                        delivery.pushed(),
                        Reason.OP_ID_REUSED,
                        "op_id " + delivery.pushed().operation().opId() + " was used before with other content"));
    }

    List<PushedOperation> fresh() {
        return admission.fresh().stream().map(Delivery::pushed).toList();
    }

    /** Decides each fresh operation, in order; what a rule can't make sense of is refused, and stops nobody. */
    void decide(UnitOfWork unit, Metrics metrics) {
        for (Delivery delivery : admission.fresh()) {
            Decision decision = decide(unit, delivery);
            metrics.decided(delivery.pushed(), decision);
            keep(delivery, decision);
        }
    }

    /** Refuses the operations of a batch that can't be stored; they are kept for people to look at. */
    void refuse(Throwable refusal) {
        Reason reason = FailureKind.of(refusal).reason();
        for (Delivery delivery : admission.fresh()) {
            keep(delivery, refused(delivery, reason, messageOf(refusal)));
        }
    }

    /** The outcomes that are to be recorded: those that a receipt waits for. */
    List<Outcome> added() {
        return added;
    }

    /** What is to be kept for auditors (B-13). */
    List<AuditStore.Row> audit() {
        return audit;
    }

    /** What stands for each delivery: new outcomes and, again, those that were known. */
    Publication publication() {
        List<Keyed> records = new ArrayList<>();
        for (Delivery delivery : admission.repeated()) {
            records.add(new Keyed(delivery.topicKey(), answer(delivery.pushed())));
        }
        for (Delivery delivery : admission.fresh()) {
            records.add(
                    new Keyed(delivery.topicKey(), outcomeOf(delivery.pushed()).changeRecord()));
        }
        return new Publication(records, quarantined);
    }

    private Decision decide(UnitOfWork unit, Delivery delivery) {
        PushedOperation pushed = delivery.pushed();
        try {
            return unit.decide(pushed, now);
        } catch (RuntimeException e) {
            if (FailureKind.of(e) == FailureKind.SENSELESS && !delivery.follows()) {
                return Decision.rejected(pushed, Reason.INVALID_OPERATION, messageOf(e));
            }
            LOG.errorf(
                    e,
                    "operation %s (%s) can't be decided",
                    pushed.operation().opId(),
                    pushed.operation().type());
            return refused(delivery, Reason.INTERNAL_ERROR, messageOf(e));
        }
    }

    private Decision refused(Delivery delivery, Reason reason, String why) {
        quarantine(delivery.pushed(), reason, why);
        return delivery.follows() ? Decision.following(List.of()) : Decision.rejected(delivery.pushed(), reason, why);
    }

    private static String messageOf(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private void keep(Delivery delivery, Decision decision) {
        PushedOperation pushed = delivery.pushed();
        ChangeRecord record = new ChangeRecord(
                pushed.origin(),
                pushed.operation().opId(),
                pushed.operation().type(),
                pushed.receivedAt(),
                pushed.fingerprint(),
                decision.changes(),
                decision.receipt().orElse(null));
        Outcome outcome = new Outcome(OperationKey.of(pushed), pushed.fingerprint(), Json.text(record));
        outcomes.put(outcome.operation(), outcome);
        for (int i = 0; i < decision.audit().size(); i++) {
            audit.add(new AuditStore.Row(pushed, i, decision.audit().get(i)));
        }
        if (!delivery.follows()) {
            added.add(outcome);
        }
    }

    private Outcome outcomeOf(PushedOperation pushed) {
        Outcome outcome = outcomes.get(OperationKey.of(pushed));
        if (outcome == null) {
            throw new IllegalStateException(
                    "no outcome for " + pushed.operation().opId());
        }
        return outcome;
    }

    private String answer(PushedOperation again) {
        try {
            ChangeRecord stored = Json.readerFor(ChangeRecord.class)
                    .readValue(outcomeOf(again).changeRecord());
            return Json.text(stored.answering(again));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void quarantine(PushedOperation pushed, Reason reason, String message) {
        quarantined.add(new QuarantinedOperation(
                pushed.origin(),
                reason,
                message,
                pushed.operation().type(),
                now,
                pushed.operation().opId(),
                pushed.operation().seq(),
                pushed.operation().epoch(),
                Json.text(pushed.operation())));
    }
}
