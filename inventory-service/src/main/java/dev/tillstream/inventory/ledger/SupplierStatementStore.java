package dev.tillstream.inventory.ledger;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.inbox.read.LedgerPlace;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads suppliers' accounts, entry by entry. */
@Singleton
final class SupplierStatementStore {
    /** One statement, so one state of the ledger: the balance after the newest entry is that of now, less what came since. */
    private static final String PAGE = """
            with page as (
                select l.*, coalesce(sum(l.amount) over (order by l.created_at desc, l.id desc
                        rows between unbounded preceding and 1 preceding), 0) as newer
                from supplier_ledger l
                where l.organization_id = $1 and l.supplier_id = $2
                  and l.created_at >= $3 and l.created_at <= $4 and (l.created_at, l.id) < ($4, $5)
                order by l.created_at desc, l.id desc limit $7),
            start as (
                select coalesce($6::numeric,
                    coalesce((select balance from supplier_balances where organization_id = $1 and id = $2), 0)
                    - coalesce((select sum(l.amount) from supplier_ledger l
                        where l.organization_id = $1 and l.supplier_id = $2
                          and l.created_at >= $4 and (l.created_at, l.id) >= ($4, $5)), 0)) as balance)
            select page.*, start.balance - page.newer as balance_after,
                case when exists (select from supplier_payments d where d.organization_id = $1 and d.id = page.reference_id)
                     then 'supplier_payments'
                     when exists (select from supplier_purchases d where d.organization_id = $1 and d.id = page.reference_id)
                     then 'supplier_purchases' else 'conflicts' end as document_table
            from page, start order by created_at desc, id desc""";

    private final Pool pool;

    SupplierStatementStore(@ReactiveDataSource("reading") Pool pool) {
        this.pool = pool;
    }

    /** The entries from that time on and before that place, the newest first. */
    Uni<Map<String, @Nullable Object>> page(
            String organizationId, String supplierId, Instant from, LedgerPlace before, int limit) {
        Tuple values = Tuple.tuple(Arrays.asList(
                organizationId,
                supplierId,
                from.atOffset(ZoneOffset.UTC),
                before.time(),
                before.id(),
                before.sum(),
                limit + 1L));
        return pool.preparedQuery(PAGE)
                .execute(values)
                .map(rows ->
                        LedgerPlace.page(rows, limit, "created_at", "balance_after", SupplierStatementStore::read));
    }

    private static Fields read(Row row) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("id", row.getString("id"));
        item.put("kind", row.getString("entry_type"));
        item.put("amount", row.getLong("amount"));
        item.put("balance_after", row.getBigDecimal("balance_after").longValueExact());
        item.put("document_table", row.getString("document_table"));
        item.put("document_id", row.getString("reference_id"));
        item.put(
                "occurred_at",
                Timestamps.format(row.getOffsetDateTime("occurred_at").toInstant()));
        item.put(
                "booked_at",
                Timestamps.format(row.getOffsetDateTime("created_at").toInstant()));
        return Fields.of(item);
    }
}
