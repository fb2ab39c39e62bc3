package dev.tillstream.gateway.feed;

import dev.tillstream.gateway.GatewayConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Drops deletions and receipts that are older than any till is offline. Cursors from before them expire, and learn it:
 * {@code purged_through} rises in the same transaction, under the head's lock.
 */
@ApplicationScoped
public class FeedPurge {
    private static final Logger LOG = Logger.getLogger(FeedPurge.class);
    private static final int MAX_CHUNKS = 1000;
    private static final String PURGE_TOMBSTONES = """
            with old as materialized (
                select organization_id, scope, table_name, id, seq from feed
                where deleted and written_at < $1 order by written_at limit $2
            ), locked as materialized (
                select organization_id from feed_head
                where organization_id in (select organization_id from old) order by organization_id for update
            ), gone as (
                delete from feed f using old o, locked l
                where f.organization_id = o.organization_id and f.scope = o.scope and f.table_name = o.table_name
                    and f.id = o.id and f.seq = o.seq and l.organization_id = o.organization_id
                returning f.organization_id, f.seq
            ), raised as (
                update feed_head h set purged_through = greatest(h.purged_through, g.seq)
                from (select organization_id, max(seq) as seq from gone group by organization_id) as g
                where h.organization_id = g.organization_id
            )
            select count(*) from gone
            """;
    private static final String PURGE_RECEIPTS = """
            with old as materialized (
                select organization_id, op_id, feed_seq from receipts where written_at < $1 limit $2
            ), locked as materialized (
                select organization_id from feed_head
                where organization_id in (select organization_id from old) order by organization_id for update
            ), gone as (
                delete from receipts r using old o, locked l
                where r.organization_id = o.organization_id and r.op_id = o.op_id and r.feed_seq = o.feed_seq
                    and l.organization_id = o.organization_id
                returning r.organization_id, r.feed_seq
            ), raised as (
                update feed_head h set purged_through = greatest(h.purged_through, g.seq)
                from (select organization_id, max(feed_seq) as seq from gone group by organization_id) as g
                where h.organization_id = g.organization_id
            )
            select count(*) from gone
            """;

    private final Pool pool;
    private final InstantSource clock;
    private final GatewayConfig.Feed config;

    FeedPurge(Pool pool, InstantSource clock, GatewayConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.config = config.feed();
    }

    @Scheduled(
            every = "${tillstream.feed.purge-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        OffsetDateTime before = clock.instant().minus(config.retention()).atOffset(ZoneOffset.UTC);
        return purge(before)
                .onFailure()
                .invoke(failure -> LOG.warnf("the feed could not be purged: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Drops everything written before that time, chunk by chunk. */
    Uni<Void> purge(OffsetDateTime before) {
        return inChunks(PURGE_TOMBSTONES, before).chain(() -> inChunks(PURGE_RECEIPTS, before));
    }

    private Uni<Void> inChunks(String statement, OffsetDateTime before) {
        return Multi.createBy()
                .repeating()
                .uni(() -> pool.preparedQuery(statement)
                        .execute(Tuple.of(before, config.purgeChunk()))
                        .map(rows -> rows.iterator().next().getLong(0)))
                .whilst(count -> count >= config.purgeChunk())
                .select()
                .first(MAX_CHUNKS)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
