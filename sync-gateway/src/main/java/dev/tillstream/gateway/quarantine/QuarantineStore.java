package dev.tillstream.gateway.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.feed.FeedBatch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds rows to {@code quarantine}. */
@Singleton
final class QuarantineStore {
    private static final String ADD = """
            insert into quarantine (id, organization_id, device_id, branch_id, origin, reason, message, source,
                received_at, op_id, seq, epoch, content)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::timestamptz[], $10::uuid[], $11::bigint[], $12::int[], $13::text[])
            on conflict (id) do nothing
            """;
    /** Those whose id has the receipt of another number: their own number will never get one. */
    private static final String REUSED = """
            select q.organization_id, q.device_id, q.epoch, q.seq
            from unnest($1::text[], $2::text[], $3::int[], $4::bigint[], $5::uuid[])
                as q (organization_id, device_id, epoch, seq, op_id)
            join receipts r on r.organization_id = q.organization_id and r.op_id = q.op_id
            where (r.device_id, r.epoch, r.seq) is distinct from (q.device_id, q.epoch, q.seq)
            """;

    private final ObjectMapper json;

    QuarantineStore(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> add(SqlConnection connection, List<Kept> kept) {
        Tuple rows = Tuple.tuple()
                .addValue(kept.stream().map(Kept::id).toArray(String[]::new))
                .addValue(column(kept, operation -> ofOrigin(operation, Origin::organizationId)))
                .addValue(column(kept, operation -> ofOrigin(operation, Origin::deviceId)))
                .addValue(column(kept, operation -> ofOrigin(operation, Origin::branchId)))
                .addValue(column(kept, this::origin))
                .addValue(column(kept, operation -> operation.reason().wireName()))
                .addValue(column(kept, operation -> withoutNul(operation.message())))
                .addValue(column(kept, operation -> withoutNul(operation.source())))
                .addValue(kept.stream().map(each -> utc(each.operation())).toArray(OffsetDateTime[]::new))
                .addValue(kept.stream().map(each -> each.operation().opId()).toArray(UUID[]::new))
                .addValue(kept.stream().map(each -> each.operation().seq()).toArray(Long[]::new))
                .addValue(kept.stream().map(each -> each.operation().epoch()).toArray(Integer[]::new))
                .addValue(column(kept, operation -> withoutNul(operation.content())));
        return connection.preparedQuery(ADD).execute(rows).replaceWithVoid();
    }

    /** Numbers of operations under a used id count as answered where that id's receipt is another number's. */
    Uni<Void> markReused(SqlConnection connection, List<Kept> kept, FeedBatch batch) {
        List<QuarantinedOperation> reused = kept.stream()
                .map(Kept::operation)
                .filter(operation -> operation.reason() == Reason.OP_ID_REUSED)
                .filter(operation -> operation.origin() != null && operation.seq() != null && operation.opId() != null)
                .toList();
        if (reused.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = Tuple.of(
                reused.stream()
                        .map(each -> ofOrigin(each, Origin::organizationId))
                        .toArray(String[]::new),
                reused.stream().map(each -> ofOrigin(each, Origin::deviceId)).toArray(String[]::new),
                reused.stream().map(DoorReceipts::epochOf).toArray(Integer[]::new),
                reused.stream().map(QuarantinedOperation::seq).toArray(Long[]::new),
                reused.stream().map(QuarantinedOperation::opId).toArray(UUID[]::new));
        return connection
                .preparedQuery(REUSED)
                .execute(rows)
                .invoke(found -> found.forEach(
                        row -> batch.addApplied(row.getString(0), row.getString(1), row.getInteger(2), row.getLong(3))))
                .replaceWithVoid();
    }

    private @Nullable String origin(QuarantinedOperation operation) {
        try {
            return operation.origin() == null ? null : json.writeValueAsString(operation.origin());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an origin can always be written", e);
        }
    }

    private static @Nullable String ofOrigin(QuarantinedOperation operation, Function<Origin, @Nullable String> part) {
        return operation.origin() == null ? null : part.apply(operation.origin());
    }

    private static String[] column(List<Kept> kept, Function<QuarantinedOperation, @Nullable String> value) {
        return kept.stream().map(each -> value.apply(each.operation())).toArray(String[]::new);
    }

    /** What came may hold anything; Postgres keeps no NUL. */
    private static String withoutNul(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static OffsetDateTime utc(QuarantinedOperation operation) {
        return operation.receivedAt().atOffset(ZoneOffset.UTC);
    }
}
