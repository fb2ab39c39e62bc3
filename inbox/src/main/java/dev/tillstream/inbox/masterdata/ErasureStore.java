package dev.tillstream.inbox.masterdata;

import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** Where else the values of an erased record are: in outcomes that would be told again, and in the audit trail (B-19). */
final class ErasureStore {
    /** The erasure's own outcome stays: should it be told again, the tombstone has to be in it. */
    private static final String FORGET_OUTCOMES = """
            with found as (
                select i.op_id, i.outcome::jsonb as o from inbox i
                where i.organization_id = $1 and strpos(i.outcome, $3) > 0 and i.op_id <> $4)
            update inbox set outcome = jsonb_set(jsonb_set(found.o, '{changes}', coalesce((
                    select jsonb_agg(c order by n) from jsonb_array_elements(found.o -> 'changes') with ordinality e (c, n)
                    where not (c ->> 'table' = $2 and c ->> 'id' = $3)
                      and (c -> 'data' ->> 'table' is distinct from $2 or c -> 'data' ->> 'record_id' is distinct from $3)),
                '[]')), '{receipt,message}', 'null')::text
            from found
            where inbox.organization_id = $1 and inbox.op_id = found.op_id
              and ((found.o -> 'receipt' ->> 'table' = $2 and found.o -> 'receipt' ->> 'id' = $3)
                or exists (select from jsonb_array_elements(found.o -> 'changes') c
                           where (c ->> 'table' = $2 and c ->> 'id' = $3)
                              or (c -> 'data' ->> 'table' = $2 and c -> 'data' ->> 'record_id' = $3)))""";

    private static final String FORGET_AUDIT = """
            update audit set before = null, after = null
            where organization_id = $1 and (before is not null or after is not null)
              and (("table" = $2 and record_id = $3)
                or ("table" = 'conflicts' and record_id in (
                    select id from conflicts where organization_id = $1 and "table" = $2 and record_id = $3)))""";

    private ErasureStore() {}

    /** In the transaction that emptied the record, when all else of the batch is written. */
    static Uni<Void> forget(SqlConnection tx, String table, Key record, UUID erasure) {
        return tx.preparedQuery(FORGET_OUTCOMES)
                .execute(Tuple.of(record.organizationId(), table, record.id(), erasure))
                .chain(() ->
                        tx.preparedQuery(FORGET_AUDIT).execute(Tuple.of(record.organizationId(), table, record.id())))
                .replaceWithVoid();
    }
}
