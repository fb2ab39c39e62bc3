package dev.tillstream.gateway.feed;

import dev.tillstream.gateway.head.Announcement;
import dev.tillstream.gateway.seq.SeqRanges;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The statements of a feed transaction: each for the whole batch. */
@Singleton
final class FeedStore {
    private static final String TAKE_NUMBERS = """
            insert into feed_head as h (organization_id, seq)
            select organization_id, needed from unnest($1::text[], $2::bigint[]) as n (organization_id, needed)
            order by organization_id
            on conflict (organization_id) do update set seq = h.seq + excluded.seq
            returning organization_id, seq
            """;
    /** Nobody else writes rows of these organizations now: the heads are locked. */
    private static final String WRITE_CHANGES = """
            with written as (
                insert into feed as f (organization_id, scope, table_name, id, seq, version, deleted, hash, status, body,
                    written_at)
                select i.*, $11::timestamptz
                from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[],
                        $7::boolean[], $8::bigint[], $9::text[], $10::bytea[])
                    as i (organization_id, scope, table_name, id, seq, version, deleted, hash, status, body)
                on conflict (organization_id, scope, table_name, id) do update set
                    seq = excluded.seq, version = excluded.version, deleted = excluded.deleted, hash = excluded.hash,
                    status = excluded.status, body = excluded.body, written_at = excluded.written_at,
                    replaced_deleted = f.deleted, replaced_hash = f.hash
                where f.version < excluded.version
                returning organization_id, scope, table_name, seq, deleted, hash, replaced_deleted, replaced_hash
            ), differences as (
                select organization_id, scope, table_name, max(seq) as seq,
                    sum(replaced_deleted::int - deleted::int) as count, bit_xor(hash # replaced_hash) as hash
                from written
                group by organization_id, scope, table_name
            ), digested as (
                insert into feed_digest as d (organization_id, scope, table_name, count, hash, seq)
                select organization_id, scope, table_name, count, hash, seq from differences
                on conflict (organization_id, scope, table_name) do update set
                    count = d.count + excluded.count, hash = d.hash # excluded.hash, seq = excluded.seq
            )
            select organization_id, scope, max(seq) from differences group by organization_id, scope
            """;

    private static final String WRITE_RECEIPTS = """
            with written as (
                insert into receipts as r (organization_id, op_id, device_id, epoch, seq, feed_seq, door, fingerprint,
                    status, body, written_at)
                select i.*, $11::timestamptz
                from unnest($1::text[], $2::uuid[], $3::text[], $4::int[], $5::bigint[], $6::bigint[], $7::boolean[],
                        $8::bigint[], $9::text[], $10::bytea[])
                    as i (organization_id, op_id, device_id, epoch, seq, feed_seq, door, fingerprint, status, body)
                on conflict (organization_id, op_id) do update set
                    device_id = excluded.device_id, epoch = excluded.epoch, seq = excluded.seq,
                    feed_seq = excluded.feed_seq, door = excluded.door, fingerprint = excluded.fingerprint,
                    status = excluded.status, body = excluded.body, written_at = excluded.written_at
                where not excluded.door and (r.door
                    or (r.device_id, r.epoch, r.seq) is distinct from (excluded.device_id, excluded.epoch, excluded.seq))
                returning organization_id, device_id, feed_seq
            )
            select organization_id, device_id, max(feed_seq) from written group by organization_id, device_id
            """;
    private static final String ADD_APPLIED = """
            insert into device_seqs as s (organization_id, device_id, epoch, applied)
            select organization_id, device_id, epoch, applied::int8multirange
            from unnest($1::text[], $2::text[], $3::int[], $4::text[]) as a (organization_id, device_id, epoch, applied)
            on conflict (organization_id, device_id, epoch) do update set applied = s.applied + excluded.applied
            """;
    private static final String ANNOUNCE =
            "select pg_notify($1, payload) from unnest($2::text[]) with ordinality as p (payload, n) order by n";

    private final InstantSource clock;

    FeedStore(InstantSource clock) {
        this.clock = clock;
    }

    /** The newest number that a scope, or a device's receipts, got. */
    record Touched(String organizationId, String key, long seq) {}

    /** Takes as many numbers as the batch needs; the heads stay locked to the commit. */
    Uni<Numbers> takeNumbers(SqlConnection connection, Map<String, Long> needed) {
        Tuple parameters =
                Tuple.of(needed.keySet().toArray(String[]::new), needed.values().toArray(Long[]::new));
        return connection.preparedQuery(TAKE_NUMBERS).execute(parameters).map(rows -> {
            Numbers numbers = new Numbers();
            rows.forEach(
                    row -> numbers.took(row.getString(0), row.getLong(1), needed.getOrDefault(row.getString(0), 0L)));
            return numbers;
        });
    }

    Uni<List<Touched>> writeChanges(SqlConnection connection, List<FeedChange> changes, Numbers numbers) {
        if (changes.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        int count = changes.size();
        Columns columns = new Columns(count);
        Boolean[] deleted = new Boolean[count];
        Long[] hashes = new Long[count];
        String[] statuses = new String[count];
        for (int i = 0; i < count; i++) {
            FeedChange change = changes.get(i);
            long seq = numbers.next(change.key().organizationId());
            columns.put(i, change.key(), seq, change.version(), change.body(seq));
            deleted[i] = change.deleted();
            hashes[i] = change.hash();
            statuses[i] = change.status();
        }
        Tuple rows = columns.tuple().addValue(deleted).addValue(hashes).addValue(statuses);
        rows.addValue(columns.bodies).addValue(now());
        return connection
                .preparedQuery(WRITE_CHANGES)
                .execute(rows)
                .map(touched -> touched.stream()
                        .map(row -> new Touched(row.getString(0), row.getString(1), row.getLong(2)))
                        .toList());
    }

    Uni<List<Touched>> writeReceipts(SqlConnection connection, List<FeedReceipt> receipts, Numbers numbers) {
        if (receipts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple rows = Tuple.tuple()
                .addValue(column(receipts, each -> each.key().organizationId()))
                .addValue(receipts.stream().map(each -> each.key().opId()).toArray(UUID[]::new))
                .addValue(column(receipts, FeedReceipt::deviceId))
                .addValue(receipts.stream().map(FeedReceipt::epoch).toArray(Integer[]::new))
                .addValue(receipts.stream().map(FeedReceipt::seq).toArray(Long[]::new))
                .addValue(receipts.stream()
                        .map(each -> numbers.next(each.key().organizationId()))
                        .toArray(Long[]::new))
                .addValue(receipts.stream().map(FeedReceipt::door).toArray(Boolean[]::new))
                .addValue(receipts.stream().map(FeedReceipt::fingerprint).toArray(Long[]::new))
                .addValue(column(receipts, FeedReceipt::status))
                .addValue(receipts.stream()
                        .map(each -> Buffer.buffer(each.body().length())
                                .appendBytes(
                                        each.body().source(),
                                        each.body().from(),
                                        each.body().length()))
                        .toArray(Buffer[]::new))
                .addValue(now());
        return connection
                .preparedQuery(WRITE_RECEIPTS)
                .execute(rows)
                .map(touched -> touched.stream().map(FeedStore::toTouchedDevice).toList());
    }

    Uni<Void> addApplied(SqlConnection connection, Map<FeedBatch.DeviceEpoch, SeqRanges> applied) {
        if (applied.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<FeedBatch.DeviceEpoch> devices = new ArrayList<>(applied.keySet());
        Tuple rows = Tuple.of(
                column(devices, FeedBatch.DeviceEpoch::organizationId),
                column(devices, FeedBatch.DeviceEpoch::deviceId),
                devices.stream().map(FeedBatch.DeviceEpoch::epoch).toArray(Integer[]::new),
                applied.values().stream().map(SeqRanges::toMultirange).toArray(String[]::new));
        return connection.preparedQuery(ADD_APPLIED).execute(rows).replaceWithVoid();
    }

    Uni<Void> announce(SqlConnection connection, List<Announcement> announcements) {
        String[] payloads =
                announcements.stream().flatMap(each -> each.payloads().stream()).toArray(String[]::new);
        return connection
                .preparedQuery(ANNOUNCE)
                .execute(Tuple.of(Announcement.CHANNEL, payloads))
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Touched toTouchedDevice(Row row) {
        return new Touched(row.getString(0), Announcement.deviceKey(row.getString(1)), row.getLong(2));
    }

    private static <T> String[] column(List<T> rows, java.util.function.Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** The columns that make out a feed row's key and place. */
    private static final class Columns {
        private final String[] organizations;
        private final String[] scopes;
        private final String[] tables;
        private final String[] ids;
        private final Long[] seqs;
        private final Long[] versions;
        private final Buffer[] bodies;

        Columns(int count) {
            organizations = new String[count];
            scopes = new String[count];
            tables = new String[count];
            ids = new String[count];
            seqs = new Long[count];
            versions = new Long[count];
            bodies = new Buffer[count];
        }

        void put(int row, FeedChange.Key key, long seq, long version, Buffer body) {
            organizations[row] = key.organizationId();
            scopes[row] = key.scope();
            tables[row] = key.table();
            ids[row] = key.id();
            seqs[row] = seq;
            versions[row] = version;
            bodies[row] = body;
        }

        Tuple tuple() {
            return Tuple.of(organizations, scopes, tables, ids, seqs, versions);
        }
    }
}
