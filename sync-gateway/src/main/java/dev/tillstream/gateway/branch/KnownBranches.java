package dev.tillstream.gateway.branch;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Learns branches from the catalog, so that one that the office makes is like one that the installer made. A branch keeps
 * the code that it was made with, because numbers have been given out with it; its name follows. One whose code is taken
 * stays unknown here.
 */
@Singleton
public final class KnownBranches {
    /** Of what came late or again, the feed tells that it isn't the newest. */
    private static final String LEARN = """
            with told as (
                select t.organization_id, t.id, t.text::jsonb ->> 'code' as code, t.text::jsonb ->> 'name' as name
                from unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) as t (organization_id, id, version, text)
                join feed f on f.organization_id = t.organization_id and f.scope = '*' and f.table_name = 'branches'
                    and f.id = t.id and f.version = t.version
                join organizations o on o.id = t.organization_id
            ), renamed as (
                update branches b set name = told.name from told
                where b.organization_id = told.organization_id and b.id = told.id and b.name <> told.name
            )
            insert into branches (organization_id, id, code, name, created_at)
            select organization_id, id, code, name, $5 from told where code <> '' and name <> ''
            on conflict do nothing
            """;

    private final InstantSource clock;

    KnownBranches(InstantSource clock) {
        this.clock = clock;
    }

    /** In the transaction that wrote them into the feed; the same again changes nothing. */
    public Uni<Void> learn(SqlConnection connection, List<ToldBranch> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = Tuple.of(
                told.stream().map(ToldBranch::organizationId).toArray(String[]::new),
                told.stream().map(ToldBranch::id).toArray(String[]::new),
                told.stream().map(ToldBranch::version).toArray(Long[]::new),
                told.stream().map(ToldBranch::data).toArray(String[]::new),
                clock.instant().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(LEARN).execute(parameters).replaceWithVoid();
    }
}
