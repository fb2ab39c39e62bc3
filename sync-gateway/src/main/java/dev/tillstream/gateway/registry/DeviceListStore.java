package dev.tillstream.gateway.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.keyset.Position;
import dev.tillstream.gateway.seq.SeqRanges;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads devices with what is known of them. */
@Singleton
final class DeviceListStore {
    static final int CURSOR_SIZE = 2;
    private static final int MAX_MISSING = 100;
    private static final long MAX_AGE_SECONDS = 10L * 366 * 24 * 3600;

    /** What has its receipt has been received, even if the gateway that received it could not save that. */
    private static final String DEVICES = """
            select d.id, d.organization_id, d.branch_id, d.name, d.rights, d.created_at, d.revoked_at, d.last_seen_at,
                d.clock_skew_ms, d.report::text, coalesce(s.epoch, 0), (s.received + s.applied)::text,
                (select upper(r) - 1 from unnest(s.applied) as r where lower(r) = 1)
            from devices d
            left join lateral (
                select epoch, received, applied from device_seqs
                where organization_id = d.organization_id and device_id = d.id
                order by epoch desc limit 1
            ) s on true
            """;

    private static final String ONE = DEVICES + """
            where d.id = $1 and ($2::text is null or d.organization_id = $2) and ($3::text is null or d.branch_id = $3)
            """;
    private static final String PAGE = DEVICES + """
            where d.organization_id = $1 and ($2::text is null or d.branch_id = $2)
                and ($3::text is null or d.branch_id = $3) and ($4::boolean is null or (d.revoked_at is not null) = $4)
                and ($5::text is null or (d.name, d.id) > ($5, $6))
            order by d.name, d.id limit $7
            """;

    private final Pool pool;
    private final ObjectMapper json;

    DeviceListStore(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * Which devices.
     *
     * @param branchId null for all branches
     * @param revoked null for all devices
     */
    record Wanted(@Nullable String branchId, @Nullable Boolean revoked, int limit, Optional<Position> after) {}

    Uni<Device.Page> page(Administrator reader, Wanted wanted) {
        Tuple parameters = Tuple.tuple(Arrays.asList(
                reader.organization(),
                reader.branchId(),
                wanted.branchId(),
                wanted.revoked(),
                wanted.after().map(position -> position.text(0)).orElse(null),
                wanted.after().map(position -> position.text(1)).orElse(null),
                wanted.limit() + 1));
        return pool.preparedQuery(PAGE)
                .execute(parameters)
                .map(rows ->
                        toPage(rows.stream().map(row -> toListed(row, false)).toList(), wanted.limit()));
    }

    /** With the holes in its numbers; empty for what is not theirs. */
    Uni<Optional<Device.Listed>> find(Administrator reader, String deviceId) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(deviceId, reader.organizationId(), reader.branchId()))
                .map(rows -> rows.stream().map(row -> toListed(row, true)).findFirst());
    }

    private static Device.Page toPage(List<Device.Listed> found, int limit) {
        if (found.size() <= limit) {
            return new Device.Page(found, null);
        }
        Device.Listed last = found.get(limit - 1);
        return new Device.Page(
                found.subList(0, limit), Position.behind(last.name(), last.id()).cursor());
    }

    private Device.Listed toListed(Row row, boolean withHoles) {
        String received = row.getString(11);
        SeqRanges numbers = received == null ? new SeqRanges() : SeqRanges.parse(received);
        Long applied = row.getLong(12);
        JsonNode report = report(row.getString(9));
        return new Device.Listed(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Timestamps.format(row.getOffsetDateTime(5)),
                time(row.getOffsetDateTime(6)),
                time(row.getOffsetDateTime(7)),
                row.getLong(8),
                report.hasNonNull("client_version")
                        ? report.get("client_version").asText()
                        : null,
                number(report, "queue_length"),
                number(report, "failed_count"),
                oldestUnsynced(report),
                report.hasNonNull("storage_persisted")
                        ? (Boolean) report.get("storage_persisted").asBoolean()
                        : null,
                row.getInteger(10),
                numbers.through(),
                applied == null ? 0 : applied,
                numbers.missingCount(),
                withHoles ? numbers.missing(MAX_MISSING) : null,
                row.getString(9));
    }

    /** A device may tell any age, if its clock is wrong. */
    private static @Nullable String oldestUnsynced(JsonNode report) {
        Long seconds = number(report, "oldest_unsynced_seconds");
        Long waiting = number(report, "queue_length");
        if (seconds == null || !report.hasNonNull("reported_at") || (waiting != null && waiting == 0)) {
            return null;
        }
        return Timestamps.format(
                Timestamps.parse(report.get("reported_at").asText()).minusSeconds(Math.min(seconds, MAX_AGE_SECONDS)));
    }

    private static @Nullable Long number(JsonNode report, String name) {
        return report.hasNonNull(name) ? (Long) report.get(name).asLong() : null;
    }

    private JsonNode report(@Nullable String text) {
        try {
            return text == null ? json.missingNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the database holds no JSON", e);
        }
    }

    private static @Nullable String time(@Nullable OffsetDateTime time) {
        return time == null ? null : Timestamps.format(time);
    }
}
