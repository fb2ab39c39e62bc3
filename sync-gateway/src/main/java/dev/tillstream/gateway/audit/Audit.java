package dev.tillstream.gateway.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The gateway's own audit trail (B-13): to be written in the transaction that does the deed. */
@Singleton
public final class Audit {
    /** What is audited here and not by a service. */
    public static final Set<String> TABLES = Set.of("devices", "quarantine", "accounts", "full_syncs");

    private static final String ADD = """
            insert into audit (organization_id, id, "table", record_id, type, branch_id, staff_id, device_id, reason,
                before, after, occurred_at)
            select organization_id, id, "table", record_id, type, branch_id, staff_id, device_id, reason,
                before::jsonb, after::jsonb, $12
            from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[])
                as e (organization_id, id, "table", record_id, type, branch_id, staff_id, device_id, reason, before,
                    after)
            """;

    private final ObjectMapper json;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    Audit(ObjectMapper json, Supplier<UUID> ids, InstantSource clock) {
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** With the transaction of the deed: both are there, or neither. */
    public Uni<Void> record(SqlConnection transaction, AuditEntry entry) {
        return record(transaction, List.of(entry));
    }

    public Uni<Void> record(SqlConnection transaction, List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Object[] columns = {
            texts(entries, AuditEntry::organizationId),
            entries.stream().map(entry -> ids.get()).toArray(UUID[]::new),
            texts(entries, AuditEntry::table),
            texts(entries, AuditEntry::recordId),
            texts(entries, AuditEntry::type),
            texts(entries, AuditEntry::branchId),
            texts(entries, entry -> entry.by().staffId()),
            texts(entries, entry -> entry.by().deviceId()),
            texts(entries, AuditEntry::reason),
            texts(entries, entry -> toJson(entry.before())),
            texts(entries, entry -> toJson(entry.after())),
            now
        };
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.tuple(Arrays.asList(columns)))
                .replaceWithVoid();
    }

    private static String[] texts(List<AuditEntry> entries, Function<AuditEntry, @Nullable String> column) {
        return entries.stream().map(column).toArray(String[]::new);
    }

    private @Nullable String toJson(@Nullable Map<String, ? extends @Nullable Object> fields) {
        try {
            return fields == null ? null : json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what is audited can always be written", e);
        }
    }
}
