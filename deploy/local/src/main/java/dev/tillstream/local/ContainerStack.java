package dev.tillstream.local;

import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka and Postgres in containers; Testcontainers removes them when the JVM has ended. */
final class ContainerStack {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerStack.class);
    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";
    private static final String POSTGRES_IMAGE = "postgres:18";

    private ContainerStack() {}

    /** True if nobody asked for the embedded stack, Testcontainers is on the class path and a Docker engine answers. */
    static boolean isWanted() {
        return !"embedded".equals(System.getProperty("tillstream.test.stack"))
                && ContainerStack.class.getResource("/org/testcontainers/kafka/KafkaContainer.class") != null
                && DockerPing.answers();
    }

    /** The environment of two new containers, or of the other stack where an image cannot be had. */
    static Map<String, String> startOr(Supplier<Map<String, String>> otherwise) {
        try {
            return Containers.start();
        } catch (RuntimeException e) {
            LOG.warn("Docker answers but starts no containers, the embedded stack is used: {}", e.toString());
            return otherwise.get();
        }
    }

    /** Apart, so that the class above loads without Testcontainers. */
    private static final class Containers {
        @SuppressWarnings("resource")
        static Map<String, String> start() {
            KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
            PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES_IMAGE)
                    .withDatabaseName(PostgresServer.NAME)
                    .withUsername(PostgresServer.NAME)
                    .withPassword(LocalStack.TEST_PASSWORD);
            kafka.start();
            postgres.start();
            return LocalStack.environment(
                    kafka.getBootstrapServers(),
                    postgres.getHost(),
                    postgres.getFirstMappedPort(),
                    LocalStack.TEST_PASSWORD);
        }
    }
}
