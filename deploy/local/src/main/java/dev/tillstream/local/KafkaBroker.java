package dev.tillstream.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker with its own controller (KRaft) in this process, on the loopback interface.
 *
 * <p>The data directory outlives the broker: a start on the same directory finds the same records, also after a
 * {@code kill -9}. {@code acks=all} means the page cache of this machine, not its disk: a power cut can lose the last
 * seconds unless {@code flushEveryRecord} is set, which costs most of the throughput.
 */
public final class KafkaBroker implements AutoCloseable {
    /** 16 bytes in base64: the same for each directory, so that one can be copied and opened elsewhere. */
    private static final String CLUSTER_ID = "dGlsbHN0cmVhbS1sb2NhbA";

    private final Path dataDirectory;
    private final int port;
    private final int controllerPort;
    private final boolean flushEveryRecord;
    private @Nullable KafkaRaftServer server;

    public KafkaBroker(Path dataDirectory, int port, int controllerPort, boolean flushEveryRecord) {
        this.dataDirectory = dataDirectory.toAbsolutePath().normalize();
        this.port = port;
        this.controllerPort = controllerPort;
        this.flushEveryRecord = flushEveryRecord;
    }

    /** Returns when clients can produce and consume; does nothing while it runs. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        format();
        KafkaRaftServer started = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
        started.startup();
        server = started;
    }

    /** Hands its partitions back, writes what is in memory and ends; does nothing when it does not run. */
    public synchronized void stop() {
        KafkaRaftServer running = server;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
            server = null;
        }
    }

    /** Blocks until the broker ends, by {@link #stop()} or by itself. */
    void awaitEnd() {
        KafkaRaftServer running;
        synchronized (this) {
            running = server;
        }
        if (running != null) {
            running.awaitShutdown();
        }
    }

    /** The address for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        stop();
    }

    private void format() {
        String directory = dataDirectory.toString();
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(dataDirectory);
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(CLUSTER_ID)
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(directory)
                    .setDirectories(List.of(directory))
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException e) {
            throw new LocalStackException("Kafka cannot use " + directory, e);
        } catch (Exception e) {
            throw new LocalStackException("Kafka cannot format " + directory, e);
        }
    }

    private Map<String, String> settings() {
        return KafkaSettings.of(dataDirectory, port, controllerPort, flushEveryRecord);
    }
}
