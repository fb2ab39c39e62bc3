package dev.tillstream.inventory.ledger;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.ledger.LedgerPlace;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the movements of a product with the level that each of them left. */
@ApplicationScoped
class LedgerStore {
    /**
     * The level after the newest is that of now, less what moved since; each older one is less what the newer ones moved.
     * One statement, so one state of the ledger.
     */
    private static final String PAGE = """
            with page as (
                select m.*, coalesce(sum(m.change) over (order by m.occurred_at desc, m.id desc
                        rows between unbounded preceding and 1 preceding), 0) as newer
                from stock_movements m
                where m.organization_id = $1 and m.product_id = $2 and ($3::text is null or m.branch_id = $3)
                  and m.occurred_at >= $4 and m.occurred_at <= $5 and (m.occurred_at, m.id) < ($5, $6)
                order by m.occurred_at desc, m.id desc limit $8),
            start as (
                select coalesce($7::numeric,
                    (select sum(l.quantity) from stock_levels l
                     where l.organization_id = $1 and l.product_id = $2 and ($3::text is null or l.branch_id = $3))
                    - coalesce((select sum(m.change) from stock_movements m
                        where m.organization_id = $1 and m.product_id = $2 and ($3::text is null or m.branch_id = $3)
                          and m.occurred_at >= $5 and (m.occurred_at, m.id) >= ($5, $6)), 0)) as level)
            select page.*, start.level - page.newer as level_after,
                case when movement_type <> 'loss' then null
                     when exists (select from losses l where l.organization_id = $1 and l.id = page.reference_id)
                     then 'losses' else 'returns' end as loss_table
            from page, start order by occurred_at desc, id desc""";

    private static final Map<String, String> DOCUMENTS = Map.of(
            "adjustment", "stock_movements",
            "sale", "orders",
            "void", "orders",
            "return", "returns",
            "purchase", "supplier_purchases",
            "transfer_out", "stock_transfers",
            "transfer_in", "stock_transfers",
            "count", "stock_counts");

    private final Pool pool;

    LedgerStore(@ReactiveDataSource("reading") Pool pool) {
        this.pool = pool;
    }

    Uni<Fields> page(MovementQuery query) {
        Tuple values = Tuple.tuple(Arrays.asList(
                query.organizationId(),
                query.productId(),
                query.branchId(),
                query.span().from().atOffset(ZoneOffset.UTC),
                query.span().before().time(),
                query.span().before().id(),
                query.span().before().sum(),
                query.span().limit() + 1L));
        return pool.preparedQuery(PAGE)
                .execute(values)
                .map(rows -> Fields.of(
                        LedgerPlace.page(rows, query.span().limit(), "occurred_at", "level_after", LedgerStore::read)));
    }

    private static Fields read(Row row) {
        String kind = row.getString("movement_type");
        String reference = row.getString("reference_id");
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("id", row.getString("id"));
        item.put("kind", kind);
        item.put("product_id", row.getString("product_id"));
        item.put("branch_id", row.getString("branch_id"));
        item.put("quantity", Quantity.of(row.getBigDecimal("change")).toDecimal());
        item.put("level_after", Quantity.of(row.getBigDecimal("level_after")).toDecimal());
        item.put("document_table", kind.equals("loss") ? row.getString("loss_table") : DOCUMENTS.get(kind));
        item.put("document_id", reference == null ? row.getString("id") : reference);
        item.put("batch_number", row.getString("batch_number"));
        item.put("unit_cost", row.getLong("unit_cost"));
        item.put("reason", row.getString("reason"));
        item.put("device_id", row.getString("device_id"));
        item.put("occurred_at", Timestamps.format(row.getOffsetDateTime("occurred_at")));
        return Fields.of(item);
    }
}
