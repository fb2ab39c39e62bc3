package dev.tillstream.orders.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.local.StackResource;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people ask of a year and of a day must not have one plan. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ReadingPlansTest {
    private static final String SUM = "select sum(sales_total) from sales_rollups where organization_id = $1";
    private static final String GENERIC =
            "select coalesce(sum(generic_plans), 0), sum(custom_plans) from pg_prepared_statements where statement = $1";

    /** After so many Postgres would take one plan for all. */
    private static final int QUESTIONS = 8;

    @Inject
    @ReactiveDataSource("reading")
    Pool pool;

    @Test
    void eachQuestionHasAPlanOfItsOwn() {
        long[] plans = pool.withConnection(connection -> ask(connection)
                        .chain(() -> connection.preparedQuery(GENERIC).execute(Tuple.of(SUM))))
                .map(rows -> rows.iterator().next())
                .map(row -> new long[] {row.getLong(0), row.getLong(1)})
                .await()
                .atMost(Duration.ofSeconds(20));
        assertThat(plans).containsExactly(0, QUESTIONS);
    }

    private static Uni<Void> ask(SqlConnection connection) {
        return Multi.createFrom()
                .range(0, QUESTIONS)
                .onItem()
                .transformToUniAndConcatenate(i -> connection.preparedQuery(SUM).execute(Tuple.of("organization-" + i)))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
