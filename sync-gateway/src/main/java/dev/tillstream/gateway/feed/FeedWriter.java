package dev.tillstream.gateway.feed;

import dev.tillstream.gateway.branch.KnownBranches;
import dev.tillstream.gateway.erasure.Erasures;
import dev.tillstream.gateway.head.Announcement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes into the feed, in one transaction: numbers from the heads, rows, digests, receipts, applied numbers, and the
 * announcement that every gateway hears with the commit (DESIGN §7). What comes late or again changes nothing.
 */
@Singleton
public final class FeedWriter {
    private final Pool pool;
    private final FeedStore store;
    private final Erasures erasures;
    private final KnownBranches branches;

    FeedWriter(Pool pool, FeedStore store, Erasures erasures, KnownBranches branches) {
        this.pool = pool;
        this.store = store;
        this.erasures = erasures;
        this.branches = branches;
    }

    public Uni<Void> write(FeedBatch batch) {
        return write(batch, connection -> Uni.createFrom().voidItem());
    }

    /** @param first what has to be written in the same transaction */
    public Uni<Void> write(FeedBatch batch, Function<SqlConnection, Uni<Void>> first) {
        return pool.withTransaction(connection -> first.apply(connection).chain(() -> write(connection, batch)));
    }

    private Uni<Void> write(SqlConnection connection, FeedBatch batch) {
        Map<String, Long> needed = batch.needed();
        if (needed.isEmpty()) {
            return store.addApplied(connection, batch.applied());
        }
        List<FeedStore.Touched> touched = new ArrayList<>();
        return store.takeNumbers(connection, needed)
                .chain(numbers -> store.writeChanges(connection, batch.changes(), numbers)
                        .invoke(touched::addAll)
                        .chain(() -> store.writeReceipts(connection, batch.receipts(), numbers))
                        .invoke(touched::addAll)
                        .chain(() -> store.addApplied(connection, batch.applied()))
                        .chain(() -> erasures.forget(connection, batch.erased()))
                        .chain(() -> branches.learn(connection, batch.branches()))
                        .chain(() -> store.announce(connection, announcements(numbers.heads(), touched))));
    }

    private static List<Announcement> announcements(Map<String, Long> heads, List<FeedStore.Touched> touched) {
        Map<String, Map<String, Long>> byOrganization = new HashMap<>();
        for (FeedStore.Touched each : touched) {
            byOrganization
                    .computeIfAbsent(each.organizationId(), key -> new HashMap<>())
                    .put(each.key(), each.seq());
        }
        List<Announcement> announcements = new ArrayList<>();
        heads.forEach((organization, head) -> announcements.add(
                new Announcement(organization, head, byOrganization.getOrDefault(organization, Map.of()))));
        return announcements;
    }
}
