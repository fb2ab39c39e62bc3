package dev.tillstream.gateway.receipt;

import dev.tillstream.gateway.caller.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads receipts; the feed writes them. */
@Singleton
public final class ReceiptStore {
    private static final String PAGE = """
            select feed_seq, body from receipts
            where organization_id = $1 and device_id = $2 and feed_seq > $3 and feed_seq <= $4 and seq is not null
            order by feed_seq limit $5
            """;
    /** The inner query has to be answered by feed_seq, hence the fence. */
    private static final String APPLIED = """
            select (select upper(r) - 1 from unnest(s.applied) as r where lower(r) = 1),
                (select min(b.seq) from (
                    select seq from receipts
                    where organization_id = $1 and device_id = $2 and feed_seq > $3 and epoch = s.epoch
                    offset 0) as b)
            from device_seqs s
            where s.organization_id = $1 and s.device_id = $2
            order by s.epoch desc limit 1
            """;

    /** A rejection at the door may still give way to a service's receipt. */
    private static final String BY_OPERATION =
            "select op_id, status, body from receipts where organization_id = $1 and op_id = any($2) and not door";

    private static final String EARLIER = """
            select op_id, device_id, epoch, seq, fingerprint, door from receipts
            where organization_id = $1 and op_id = any($2)
            union
            select r.op_id, r.device_id, r.epoch, r.seq, r.fingerprint, r.door
            from unnest($4::int[], $5::bigint[]) as n (epoch, seq)
            join receipts r on r.organization_id = $1 and r.device_id = $3 and r.epoch = n.epoch and r.seq = n.seq
            """;

    private final Pool pool;

    ReceiptStore(Pool pool) {
        this.pool = pool;
    }

    /** A receipt as it goes out. */
    public record Told(String status, Buffer body) {}

    /** A receipt on the feed's number line. */
    public record Numbered(long feedSeq, Buffer body) {}

    /**
     * What is known of an operation that was received before.
     *
     * @param door the gateway itself had rejected it
     */
    public record Earlier(
            UUID opId,
            String deviceId,
            int epoch,
            @Nullable Long seq,
            @Nullable Long fingerprint,
            boolean door) {}

    /** The receipts of a device's operations after {@code since}, up to {@code through}, in order. */
    public Uni<List<Numbered>> page(Caller caller, long since, long through, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(caller.organizationId(), caller.deviceId(), since, through, limit))
                .map(rows -> rows.stream()
                        .map(row ->
                                new Numbered(row.getLong(0), row.getBuffer(1).getDelegate()))
                        .toList());
    }

    /** PROTOCOL §2: all operations up to the answer have their receipts at or before {@code feedSeq}. */
    public Uni<Long> appliedThrough(Caller caller, long feedSeq) {
        return pool.preparedQuery(APPLIED)
                .execute(Tuple.of(caller.organizationId(), caller.deviceId(), feedSeq))
                .map(ReceiptStore::toAppliedThrough);
    }

    /** The receipts of those operations that a service has answered. */
    public Uni<Map<UUID, Told>> of(Caller caller, Collection<UUID> opIds) {
        return pool.preparedQuery(BY_OPERATION)
                .execute(Tuple.of(caller.organizationId(), opIds.toArray(UUID[]::new)))
                .map(ReceiptStore::toMap);
    }

    /** Receipts under any of those ids, or under any of those numbers of the device. */
    public Uni<List<Earlier>> earlier(Caller caller, Collection<UUID> opIds, List<Integer> epochs, List<Long> seqs) {
        Tuple parameters = Tuple.of(
                caller.organizationId(),
                opIds.toArray(UUID[]::new),
                caller.deviceId(),
                epochs.toArray(Integer[]::new),
                seqs.toArray(Long[]::new));
        return pool.preparedQuery(EARLIER)
                .execute(parameters)
                .map(rows -> rows.stream().map(ReceiptStore::toEarlier).toList());
    }

    private static Earlier toEarlier(Row row) {
        return new Earlier(
                row.getUUID(0), row.getString(1), row.getInteger(2), row.getLong(3), row.getLong(4), row.getBoolean(5));
    }

    private static Map<UUID, Told> toMap(RowSet<Row> rows) {
        Map<UUID, Told> receipts = new HashMap<>();
        rows.forEach(row -> receipts.put(
                row.getUUID(0), new Told(row.getString(1), row.getBuffer(2).getDelegate())));
        return receipts;
    }

    private static long toAppliedThrough(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return 0;
        }
        Row row = rows.iterator().next();
        Long through = row.getLong(0);
        Long behind = row.getLong(1);
        long applied = through == null ? 0 : through;
        return behind == null ? applied : Math.min(applied, behind - 1);
    }
}
