package dev.tillstream.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A real Kafka broker (in this process) and a real Postgres server (a child process) on this machine, for tests and
 * tools (DESIGN §8).
 *
 * <p>{@link #kafka()} and {@link #postgres()} can be stopped and started alone, to test what happens without them.
 * {@link #environment()} is what a service needs to find both. Closing is a must: it ends the child process.
 */
public final class LocalStack implements AutoCloseable {
    static final String TEST_PASSWORD = "only-for-tests";

    private final KafkaBroker kafka;
    private final PostgresServer postgres;
    private final Path data;
    private final boolean temporary;

    private LocalStack(Path data, StackPorts ports, boolean temporary) {
        this.kafka = new KafkaBroker(data.resolve("kafka"), ports.kafka(), ports.controller(), false);
        this.postgres = new PostgresServer(
                data.resolve("postgres"),
                sharedBinaries(),
                ports.postgres(),
                TEST_PASSWORD,
                Redirect.appendTo(data.resolve("postgres.log").toFile()));
        this.data = data;
        this.temporary = temporary;
    }

    /** Starts both in a new folder and on free ports; {@link #close()} deletes the folder. */
    public static LocalStack startTemporary() {
        return start(new LocalStack(Folders.temporary(), StackPorts.free(), true));
    }

    /** Starts both on data that stays: {@code kafka} and {@code postgres} below the given folder. */
    public static LocalStack start(Path data, StackPorts ports) {
        return start(new LocalStack(data, ports, false));
    }

    private static LocalStack start(LocalStack stack) {
        QuietLogs.apply();
        try {
            Files.createDirectories(stack.data);
            CompletableFuture<Void> database = CompletableFuture.runAsync(stack.postgres::start);
            stack.kafka.start();
            database.join();
            return stack;
        } catch (IOException | RuntimeException e) {
            stack.close();
            throw new LocalStackException("the local stack does not start in " + stack.data, e);
        }
    }

    private static Path sharedBinaries() {
        String name = "tillstream-postgres-" + Commands.ownerOf(Path.of("/proc/self"));
        return Path.of(System.getProperty("java.io.tmpdir"), name);
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** The address for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** The environment variables by which every service finds Kafka and Postgres. */
    public Map<String, String> environment() {
        return environment(bootstrapServers(), "127.0.0.1", postgres.port(), postgres.password());
    }

    /** The same variables for a Kafka and a Postgres that somebody else runs. */
    public static Map<String, String> environment(String bootstrapServers, String host, int port, String password) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "TILLSTREAM_DB_HOST",
                host,
                "TILLSTREAM_DB_PORT",
                Integer.toString(port),
                "TILLSTREAM_DB_NAME",
                PostgresServer.NAME,
                "TILLSTREAM_DB_USER",
                PostgresServer.NAME,
                "TILLSTREAM_DB_PASSWORD",
                password);
    }

    /** Stops Kafka, then Postgres, and deletes a temporary folder; may be called again. */
    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
        if (temporary) {
            Folders.delete(data);
        }
    }
}
