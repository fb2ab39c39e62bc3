package dev.tillstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.local.Poll;
import dev.tillstream.local.PostgresServer;
import dev.tillstream.local.ProcessEnd;
import dev.tillstream.local.StackPorts;
import dev.tillstream.local.process.ProcessGroup;
import dev.tillstream.local.process.ProcessSpec;
import dev.tillstream.local.process.RestartPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka and Postgres as processes: what was acknowledged is there after a {@code kill -9}. */
class KillIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TOPIC = "kept";
    private static final int RECORDS = 1_000;

    @TempDir
    Path folder;

    @Test
    void losesNothingThatWasAcknowledged() throws SQLException, ExecutionException, InterruptedException {
        Installation installation = installation();
        Journal journal = new Journal(installation);
        ProcessGroup group = new ProcessGroup(RestartPolicy.STANDARD, journal.narrator());
        try {
            group.start(installation.postgres());
            group.start(installation.kafka());
            group.awaitReady(LIMIT);
            update(installation, "create table kept as select generate_series(1, 1000) as number");
            produce(installation);

            killAndAwaitReturn(group, installation.kafka());
            killAndAwaitReturn(group, installation.postgres());

            assertThat(count(installation)).isEqualTo(RECORDS);
            assertThat(endOffset(installation)).isEqualTo(RECORDS);
            assertThat(journal.starts("kafka")).isEqualTo(2);
            assertThat(journal.starts("postgres")).isEqualTo(2);
        } finally {
            group.stop();
        }
        assertThat(Orphans.end(journal.read())).isEmpty();
    }

    /** A supervisor that is killed cannot stop anything: the next one finds Postgres running on its data. */
    @Test
    void takesOverFromAKilledSupervisor() throws SQLException {
        Installation installation = installation();
        Process left = installation.postgres().start().get();
        boolean ready = new Poll(Duration.ofMillis(50), LIMIT)
                .until(() -> installation.postgres().ready().test(left.pid()));
        assertThat(ready).isTrue();
        update(installation, "create table kept as select generate_series(1, 1000) as number");

        ProcessGroup group = new ProcessGroup(RestartPolicy.STANDARD, new Journal(installation).narrator());
        try {
            group.start(installation.postgres());
            group.awaitReady(LIMIT);

            assertThat(left.isAlive()).isFalse();
            assertThat(count(installation)).isEqualTo(RECORDS);
        } finally {
            group.stop();
        }
    }

    private Installation installation() {
        Home home = new Home(folder);
        home.create();
        StackPorts ports = StackPorts.free();
        PortPlan plan = new PortPlan(1, 2, 3, 4, ports.kafka(), ports.controller(), ports.postgres());
        return new Installation(folder, home, plan, "secret", "token");
    }

    private static void killAndAwaitReturn(ProcessGroup group, ProcessSpec spec) {
        long killed = group.pids().getOrDefault(spec.name(), -1L);
        ProcessEnd.end(ProcessHandle.of(killed).orElseThrow(), LIMIT, "KILL");
        boolean back = new Poll(Duration.ofMillis(50), LIMIT).until(() -> isBack(group, spec, killed));
        assertThat(back).as(spec.name() + " is back").isTrue();
    }

    private static boolean isBack(ProcessGroup group, ProcessSpec spec, long killed) {
        long pid = group.pids().getOrDefault(spec.name(), killed);
        return pid != killed && spec.ready().test(pid);
    }

    private static Connection connect(Installation installation) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + installation.ports().postgres() + "/" + PostgresServer.NAME,
                PostgresServer.NAME,
                installation.databasePassword());
    }

    private static void update(Installation installation, String sql) throws SQLException {
        try (Connection connection = connect(installation);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Installation installation) throws SQLException {
        try (Connection connection = connect(installation);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from kept")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void produce(Installation installation) throws ExecutionException, InterruptedException {
        Map<String, Object> config =
                Map.of("bootstrap.servers", installation.bootstrapServers(), "acks", "all", "compression.type", "lz4");
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = IntStream.range(0, RECORDS)
                    .mapToObj(number -> producer.send(new ProducerRecord<>(TOPIC, "sale " + number)))
                    .toList();
            for (Future<RecordMetadata> acknowledged : sent) {
                acknowledged.get();
            }
        }
    }

    private static long endOffset(Installation installation) {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        Map<String, Object> config = Map.of("bootstrap.servers", installation.bootstrapServers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, -1L);
        }
    }
}
