package dev.tillstream.local;

import dev.tillstream.local.simulated.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Kafka, Postgres, the topics (three partitions each) and the keys of tokens for a {@code @QuarkusTest}, with the configuration that leads
 * to them.
 *
 * <p>They are started by the first test class and shared by all classes of the JVM, so a test uses an organization of
 * its own. Containers are used where Docker answers and Testcontainers is on the class path, embedded servers elsewhere;
 * {@code -Dtillstream.test.stack=embedded} forces the latter.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(TestStack.shared());
        config.put("kafka.bootstrap.servers", config.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", ""));
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.devservices.enabled", "false");
        config.put("TILLSTREAM_GATEWAY_URL", TokenIssuer.shared().url());
        for (String category : QuietLogs.CATEGORIES) {
            config.put("quarkus.log.category.\"" + category + "\".level", "WARN");
        }
        return config;
    }

    /** Leaves the servers to the next test class; they end with the JVM. */
    @Override
    public void stop() {}
}
