package dev.tillstream.gateway.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.GatewayTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A page costs what is in it, however much else there is: no row is read to be thrown away, and nothing is sorted. */
@GatewayTest
class PagePlanTest {
    private static final String FILL = """
            insert into feed (organization_id, scope, table_name, id, seq, version, deleted, hash, written_at, body)
            select $1, s.scope, t.name, i::text, 10 * i + t.place + 5 * s.place, 1, false, 0, now(), 'x'
            from generate_series(1, 5000) as i,
                (values ('products', 0), ('orders', 1), ('stock_levels', 2)) as t (name, place),
                (values ('*', 0), ('b', 1)) as s (scope, place)
            """;
    private static final int LIMIT = 100;

    @Inject
    Pool pool;

    @Test
    void aPageReadsItsRowsAlone() {
        String organization = UUID.randomUUID().toString();
        pool.preparedQuery(FILL).execute(Tuple.of(organization)).await().indefinitely();
        pool.query("analyze feed, feed_head").execute().await().indefinitely();
        for (List<String> tables : List.of(
                List.<String>of(), List.of("products"), List.of("customers"), List.of("orders", "stock_levels"))) {
            String plan = plan(organization, tables);
            assertThat(plan).as(tables.toString()).doesNotContain("Rows Removed", "Seq Scan", "Sort Method");
            assertThat(plan).contains("Merge Append");
        }
        pool.preparedQuery("delete from feed where organization_id = $1")
                .execute(Tuple.of(organization))
                .await()
                .indefinitely();
    }

    /** What the address of the database asks for is what its sessions have. */
    @Test
    void sessionsAreSet() {
        assertThat(setting("enable_seqscan")).isEqualTo("off");
        assertThat(setting("statement_timeout")).isEqualTo("20s");
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("30s");
        assertThat(setting("search_path")).isEqualTo("gateway");
        assertThat(setting("application_name")).isEqualTo("sync-gateway");
    }

    private String setting(String name) {
        return pool.query("show " + name)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    private String plan(String organization, List<String> tables) {
        Tuple parameters = Tuple.of(organization, "b", 10_000L, 1_000_000L, 0L, LIMIT);
        tables.forEach(parameters::addValue);
        return pool
                .withConnection(connection -> connection
                        .query("set plan_cache_mode = force_generic_plan")
                        .execute()
                        .chain(() -> connection
                                .preparedQuery("explain (analyze) " + PageStore.statement(tables.size()))
                                .execute(parameters))
                        .call(() -> connection.query("reset plan_cache_mode").execute()))
                .await()
                .indefinitely()
                .stream()
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }
}
