package dev.tillstream.gateway.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows of the quarantine and receipts that may tell of a person. */
@Singleton
final class ErasureStore {
    private static final String MENTIONING =
            "select id, content, op_id from quarantine where organization_id = $1 and strpos(content, $2) > 0";
    private static final String REPLACE = """
            update quarantine q set content = u.content, message = $2
            from unnest($3::text[], $4::text[]) as u (id, content)
            where q.organization_id = $1 and q.id = u.id
            """;
    /** Of the record's own operations, and of those whose quarantined text told of it. */
    private static final String FORGET_MESSAGES = """
            update receipts set body = convert_to(jsonb_set(convert_from(body, 'UTF8')::jsonb, '{message}', 'null')::text, 'UTF8')
            where organization_id = $1 and status <> 'applied' and (op_id = any($4)
                or (convert_from(body, 'UTF8')::jsonb ->> 'table' = $2 and convert_from(body, 'UTF8')::jsonb ->> 'id' = $3))
            """;

    record Quarantined(String id, String content, @Nullable UUID opId) {}

    Uni<List<Quarantined>> mentioning(SqlConnection connection, ErasedRecord record) {
        return connection
                .preparedQuery(MENTIONING)
                .execute(Tuple.of(record.organizationId(), record.quotedId()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ErasureStore::toQuarantined)
                        .toList());
    }

    Uni<Void> replace(SqlConnection connection, ErasedRecord record, List<Quarantined> cleaned) {
        if (cleaned.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = Tuple.of(
                record.organizationId(),
                PersonalText.ERASED,
                cleaned.stream().map(Quarantined::id).toArray(String[]::new),
                cleaned.stream().map(Quarantined::content).toArray(String[]::new));
        return connection.preparedQuery(REPLACE).execute(rows).replaceWithVoid();
    }

    Uni<Void> forgetMessages(SqlConnection connection, ErasedRecord record, List<Quarantined> cleaned) {
        UUID[] operations = cleaned.stream()
                .map(Quarantined::opId)
                .filter(opId -> opId != null)
                .toArray(UUID[]::new);
        return connection
                .preparedQuery(FORGET_MESSAGES)
                .execute(Tuple.of(record.organizationId(), record.table(), record.id(), operations))
                .replaceWithVoid();
    }

    private static Quarantined toQuarantined(Row row) {
        return new Quarantined(row.getString(0), row.getString(1), row.getUUID(2));
    }
}
