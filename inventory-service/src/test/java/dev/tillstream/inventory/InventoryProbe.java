package dev.tillstream.inventory;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Topics;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.inbox.Json;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Talks to the running service as the gateway and the order service do, and looks into its database. */
@ApplicationScoped
public class InventoryProbe {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final AgroalDataSource database;
    private final Producer<String, byte[]> producer;
    private final String bootstrapServers;

    InventoryProbe(
            AgroalDataSource database, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.database = database;
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public void push(PushedOperation pushed) {
        String key =
                Topics.key(pushed.origin().organizationId(), pushed.operation().id());
        send(Topics.operations(Owner.INVENTORY), key, Json.bytes(pushed));
    }

    public void publish(ChangeRecord record) {
        publish(Owner.ORDERS, record);
    }

    public void publish(Owner by, ChangeRecord record) {
        String key = Topics.key(
                record.origin().organizationId(), record.changes().get(0).id());
        send(Topics.changes(by), key, Json.bytes(record));
    }

    public void send(String topic, String key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(topic, key, value));
    }

    /** The change records that the service published for an operation, as soon as there are so many. */
    public List<ChangeRecord> await(UUID opId, int count) {
        return await(
                Topics.changes(Owner.INVENTORY),
                ChangeRecord.class,
                record -> record.opId().equals(opId),
                found -> found.size() >= count);
    }

    /** All change records of these operations, as soon as each has one. */
    public List<ChangeRecord> awaitAll(Set<UUID> opIds) {
        return await(
                Topics.changes(Owner.INVENTORY),
                ChangeRecord.class,
                record -> opIds.contains(record.opId()),
                found -> found.stream().map(ChangeRecord::opId).distinct().count() == opIds.size());
    }

    public <T> List<T> await(String topic, Class<T> type, Predicate<T> wanted, Predicate<List<T>> complete) {
        producer.flush();
        List<T> found = new ArrayList<>();
        long end = System.nanoTime() + DEADLINE.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = consumerOf(topic)) {
            while (!complete.test(found)) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> found.add(read(type, record.value())));
                found.removeIf(wanted.negate());
                if (System.nanoTime() > end) {
                    throw new AssertionError("only " + found + " came on " + topic);
                }
            }
        }
        return found;
    }

    /** Comes back as soon as the query finds a row. */
    public void awaitRow(String sql) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (query(sql).isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no row for " + sql);
            }
            Thread.onSpinWait();
        }
    }

    /** Rows as text, columns separated by blanks. */
    public List<String> query(String sql) {
        return rows(sql).stream().map(row -> String.join(" ", row)).toList();
    }

    /** Rows of two columns, by the first. */
    public Map<String, String> pairs(String sql) {
        Map<String, String> pairs = new TreeMap<>();
        rows(sql).forEach(row -> pairs.put(row.get(0), row.get(1)));
        return pairs;
    }

    private List<List<String>> rows(String sql) {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to inventory");
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
        return rows;
    }

    public void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to inventory");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Levels, batches and balances that are not the sum of their movements. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (String what : List.of("stock", "batch", "supplier")) {
            differences.addAll(differences("/db/check/" + what + "-differences.sql"));
        }
        return differences;
    }

    private List<String> differences(String resource) {
        try (InputStream sql = InventoryProbe.class.getResourceAsStream(resource)) {
            return query(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    private KafkaConsumer<String, byte[]> consumerOf(String topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static <T> T read(Class<T> type, byte[] json) {
        try {
            return Json.readerFor(type).readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(ResultSet result) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            values.add(String.valueOf(result.getObject(i)));
        }
        return values;
    }
}
