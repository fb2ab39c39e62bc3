package dev.tillstream.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.local.StackResource;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The database's sessions of every service are as the inbox's configuration says: Postgres itself is asked. */
@QuarkusTest
@WithTestResource(StackResource.class)
class SessionsTest {
    @Inject
    Pool applying;

    @Inject
    @ReactiveDataSource("reading")
    Pool reading;

    @Test
    void whatAppliesGoesByKeys() {
        assertThat(setting(applying, "enable_seqscan")).isEqualTo("off");
        assertThat(setting(applying, "enable_hashjoin")).isEqualTo("off");
        assertThat(setting(applying, "enable_mergejoin")).isEqualTo("off");
        assertThat(setting(applying, "search_path")).isEqualTo("catalog");
    }

    @Test
    void whatReadsCantWriteAndGivesUp() {
        assertThat(setting(reading, "default_transaction_read_only")).isEqualTo("on");
        assertThat(setting(reading, "statement_timeout")).isEqualTo("15s");
        assertThat(setting(reading, "search_path")).isEqualTo("catalog");
    }

    private static String setting(Pool pool, String name) {
        return pool.query("show " + name)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }
}
