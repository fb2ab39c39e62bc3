package dev.tillstream.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Applies operations exactly once (DESIGN §2, §4): one database transaction stores their effects and their outcomes, then
 * the outcomes are published; only when that is done may the offsets be committed. A crash anywhere in between delivers
 * the operations again, and the inbox answers with the outcomes that stand.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration MIN_BACKOFF = Duration.ofMillis(100);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(3);

    /** A batch that collides more often goes on one by one; an operation that does so alone is refused. */
    private static final int MAX_COLLISIONS_OF_A_BATCH = 3;

    private static final int MAX_COLLISIONS_ALONE = 10;

    private final Pool pool;
    private final Domains domains;
    private final Publisher publisher;
    private final Metrics metrics;
    private final InstantSource clock;

    Inbox(Pool pool, Domains domains, Publisher publisher, Metrics metrics, InstantSource clock) {
        this.pool = pool;
        this.domains = domains;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Applies a batch and publishes what it gave. Does not fail while Postgres or Kafka are away: it tries again until
     * they are back, and the consumer is paused meanwhile. An operation that the database won't take is refused alone.
     */
    public Uni<Void> apply(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        metrics.batch(deliveries.size());
        int maxCollisions = deliveries.size() == 1 ? MAX_COLLISIONS_ALONE : MAX_COLLISIONS_OF_A_BATCH;
        return untilDone("applied", maxCollisions, Uni.createFrom().deferred(() -> store(deliveries)))
                .chain(this::publish)
                .onFailure(Refused.class)
                .recoverWithUni(refused -> applyOneByOne(deliveries, Refused.cause(refused)));
    }

    /** Completes when Kafka has all of it; tries again until then. */
    Uni<Void> publish(Publication publication) {
        return untilDone(
                "published", MAX_COLLISIONS_ALONE, Uni.createFrom().deferred(() -> publisher.publish(publication)));
    }

    private Uni<Publication> store(List<Delivery> deliveries) {
        return pool.withTransaction(tx -> InboxStore.known(tx, deliveries)
                .map(known -> new Batch(deliveries, known, clock.instant()))
                .call(batch -> applyFresh(tx, batch))
                .map(Batch::publication));
    }

    private Uni<Void> applyFresh(SqlConnection tx, Batch batch) {
        if (batch.fresh().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return domains.load(tx, batch.fresh())
                .invoke(unit -> batch.decide(unit, metrics))
                .call(unit -> unit.store(tx))
                .call(() -> InboxStore.record(tx, batch.added(), clock.instant()))
                .call(() -> AuditStore.record(tx, batch.audit(), clock.instant()))
                .chain(unit -> unit.finish(tx));
    }

    /** The database refuses something in the batch: whatever it is, it must stop nobody else. */
    private Uni<Void> applyOneByOne(List<Delivery> deliveries, Throwable refusal) {
        if (deliveries.size() == 1) {
            return refuse(deliveries, refusal);
        }
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Delivery delivery : deliveries) {
            all = all.chain(() -> apply(List.of(delivery)));
        }
        return all;
    }

    private Uni<Void> refuse(List<Delivery> deliveries, Throwable refusal) {
        LOG.errorf(
                refusal,
                "operation %s is refused by the database",
                deliveries.get(0).pushed().operation().opId());
        Uni<Publication> refused = Uni.createFrom()
                .deferred(() -> pool.withTransaction(tx -> InboxStore.known(tx, deliveries)
                        .map(known -> new Batch(deliveries, known, clock.instant()))
                        .invoke(batch -> batch.refuse(refusal))
                        .call(batch -> InboxStore.record(tx, batch.added(), clock.instant()))
                        .map(Batch::publication)));
        return untilDone("refused", MAX_COLLISIONS_ALONE, refused).chain(this::publish);
    }

    /** Fails with {@link Refused} only: everything else is tried again. */
    private <T> Uni<T> untilDone(String what, int maxCollisions, Uni<T> work) {
        Attempts attempts = new Attempts(maxCollisions);
        return work.onFailure()
                .transform(attempts::judge)
                .onFailure(failure -> !(failure instanceof Refused))
                .invoke(failure -> noteRetry(what, failure))
                .onFailure(failure -> !(failure instanceof Refused))
                .retry()
                .withBackOff(MIN_BACKOFF, MAX_BACKOFF)
                .indefinitely();
    }

    /** An outage is a line; what isn't one needs to be found. */
    private void noteRetry(String what, Throwable failure) {
        metrics.retried(failure);
        boolean isOutage = failure instanceof IOException
                || failure instanceof PgException
                || failure instanceof KafkaException
                || failure instanceof TimeoutException;
        if (isOutage) {
            LOG.warnf("a batch can't be %s now, trying again: %s", what, failure);
        } else {
            LOG.errorf(failure, "a batch can't be %s, trying again", what);
        }
    }
}
