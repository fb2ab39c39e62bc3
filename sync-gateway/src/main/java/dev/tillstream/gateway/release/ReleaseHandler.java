package dev.tillstream.gateway.release;

import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.audit.Audit;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.topic.OperationLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Lets kept operations into the log (PROTOCOL §7). The decision is committed first, then the operation is published with
 * the origin that it had, then the row is done. Whoever ends in between leaves a decision that {@link UnfinishedReleases}
 * carries out; published twice, the operation has one effect, since its id is known then.
 */
@Singleton
public final class ReleaseHandler {
    private static final Logger LOG = Logger.getLogger(ReleaseHandler.class);

    /** So many rows may be in memory at a time: each can be a quarter of a megabyte. */
    static final int CHUNK = 20;

    private final Pool pool;
    private final DecisionStore store;
    private final ReleaseRules rules;
    private final OperationLog log;
    private final Audit audit;
    private final InstantSource clock;

    ReleaseHandler(
            Pool pool, DecisionStore store, ReleaseRules rules, OperationLog log, Audit audit, InstantSource clock) {
        this.pool = pool;
        this.store = store;
        this.rules = rules;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** What can be released, and what is to be told of each. */
    private static final class Chunk {
        private final List<Release> releases = new ArrayList<>();
        private final List<Decision.Result> results = new ArrayList<>();
    }

    /** A result for each of the rows that are theirs. */
    public Uni<List<Decision.Result>> release(Administrator by, Decision decision) {
        return store.inOrder(by, decision.ids())
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .group()
                .intoLists()
                .of(CHUNK)
                .onItem()
                .transformToUniAndConcatenate(ids -> release(by, ids, decision.reason()))
                .collect()
                .in(ArrayList::new, List::addAll);
    }

    private Uni<List<Decision.Result>> release(Administrator by, List<String> ids, String reason) {
        return pool.withTransaction(transaction -> store.lock(transaction, by, ids)
                        .map(kept -> check(by, kept))
                        .call(chunk -> decide(transaction, by, chunk, reason)))
                .chain(chunk -> publish(by.author().name(), chunk));
    }

    private Chunk check(Administrator by, List<KeptOperation> kept) {
        Chunk chunk = new Chunk();
        for (KeptOperation each : kept) {
            if (each.status().equals(KeptOperation.OPEN)) {
                check(by, chunk, each);
            } else {
                chunk.results.add(standing(each));
            }
        }
        return chunk;
    }

    private void check(Administrator by, Chunk chunk, KeptOperation kept) {
        try {
            Release release = rules.check(kept);
            ReleaseRules.requireRight(by, release);
            chunk.releases.add(release);
        } catch (ReleaseRules.HeldException e) {
            chunk.results.add(Decision.Result.of(kept.id(), kept.status(), "it can't be released: " + e.getMessage()));
        }
    }

    /** Of what was decided before. */
    private static Decision.Result standing(KeptOperation kept) {
        return kept.status().equals(KeptOperation.DISCARDED)
                ? Decision.Result.of(kept.id(), kept.status(), "it was discarded by " + kept.decidedBy())
                : Decision.Result.of(kept.id(), kept.status());
    }

    private Uni<Void> decide(SqlConnection transaction, Administrator by, Chunk chunk, String reason) {
        List<KeptOperation> kept = chunk.releases.stream().map(Release::kept).toList();
        return store.decide(transaction, by, kept, KeptOperation.RELEASING, reason, clock.instant())
                .chain(() -> audit.record(transaction, Audited.entries(by, kept, KeptOperation.RELEASED, reason)));
    }

    private Uni<List<Decision.Result>> publish(String releasedBy, Chunk chunk) {
        return publish(releasedBy, chunk.releases)
                .replaceWith(KeptOperation.RELEASED)
                .onFailure(Refusal.class)
                .invoke(failure -> LOG.warnf("releases could not be published yet: %s", failure.getMessage()))
                .onFailure(Refusal.class)
                .recoverWithItem(KeptOperation.RELEASING)
                .map(status -> results(chunk, status));
    }

    /** Once they are in the log, the rows are done. */
    Uni<Void> publish(String releasedBy, List<Release> releases) {
        return log.append(releases.stream()
                        .map(release -> release.toRecord(releasedBy))
                        .toList())
                .chain(() -> store.finish(releases.stream().map(Release::kept).toList()));
    }

    private static List<Decision.Result> results(Chunk chunk, String status) {
        List<Decision.Result> results = new ArrayList<>(chunk.results);
        for (Release release : chunk.releases) {
            results.add(
                    status.equals(KeptOperation.RELEASED)
                            ? Decision.Result.of(release.kept().id(), status)
                            : Decision.Result.of(
                                    release.kept().id(), status, "it is published as soon as Kafka can be reached"));
        }
        return results;
    }
}
