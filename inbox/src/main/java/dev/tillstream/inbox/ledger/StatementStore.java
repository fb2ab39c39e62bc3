package dev.tillstream.inbox.ledger;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads statements of accounts, entry by entry. */
@ApplicationScoped
public class StatementStore {
    private final Pool pool;

    StatementStore(@ReactiveDataSource("reading") Pool pool) {
        this.pool = pool;
    }

    /** The entries of one holder's account; none for a holder that isn't the organization's. */
    public Uni<Map<String, @Nullable Object>> page(
            Ledger ledger, String organizationId, String holderId, LedgerSpan span) {
        Tuple values = Tuple.tuple(Arrays.asList(
                organizationId,
                holderId,
                span.from().atOffset(ZoneOffset.UTC),
                span.before().time(),
                span.before().id(),
                span.before().sum(),
                span.limit() + 1L));
        return pool.preparedQuery(ledger.page())
                .execute(values)
                .map(rows ->
                        LedgerPlace.page(rows, span.limit(), "booked_at", "balance_after", StatementStore::entryOf));
    }

    private static Fields entryOf(Row row) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", row.getString("id"));
        entry.put("kind", row.getString("kind"));
        entry.put("amount", row.getLong("amount"));
        entry.put("balance_after", row.getBigDecimal("balance_after").longValueExact());
        entry.put("document_table", row.getString("document_table"));
        entry.put("document_id", row.getString("document_id"));
        for (String time : List.of("occurred_at", "booked_at")) {
            entry.put(time, Timestamps.format(row.getOffsetDateTime(time)));
        }
        return Fields.of(entry);
    }
}
