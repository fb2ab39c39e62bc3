package dev.tillstream.inventory.ledger;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.read.Caller;
import dev.tillstream.inbox.read.LedgerPlace;
import dev.tillstream.inbox.read.Parameters;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /stock/suppliers/{id}/statement}: what is owed to a supplier, entry by entry, the newest first, each with the
 * balance that it left: received goods raise it, payments and goods that go back lower it.
 */
@Path("stock/suppliers")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.CASHIER, Caller.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class SupplierStatementResource {
    private static final Set<String> PARAMETERS = Set.of("from", "to", "limit", "cursor");
    private static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");

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
    private final JsonWebToken token;

    SupplierStatementResource(@ReactiveDataSource("reading") Pool pool, JsonWebToken token) {
        this.pool = pool;
        this.token = token;
    }

    @GET
    @Path("{id}/statement")
    public Uni<String> statement(@RestPath String id, @Context UriInfo uri) {
        Parameters given = Parameters.of(uri, PARAMETERS);
        LedgerPlace before = LedgerPlace.of(given);
        int limit = given.limit();
        Tuple values = Tuple.tuple(Arrays.asList(
                Caller.of(token).organizationId(),
                id,
                given.time("from", EVER).atOffset(ZoneOffset.UTC),
                before.time(),
                before.id(),
                before.sum(),
                limit + 1L));
        return pool.preparedQuery(PAGE)
                .execute(values)
                .map(rows -> Json.text(
                        LedgerPlace.page(rows, limit, "created_at", "balance_after", SupplierStatementResource::read)));
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
