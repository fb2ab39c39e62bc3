package dev.tillstream.local;

import dev.tillstream.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes the topics of Tillstream where no gateway does it: in tests of one service. */
final class KafkaTopics {
    private KafkaTopics() {}

    /** Makes those that are missing, once and with the given number of partitions. */
    static void create(String bootstrapServers, int partitions) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> present = admin.listTopics().names().get();
            Stream<String> missing = Topics.all().stream().filter(topic -> !present.contains(topic));
            List<NewTopic> wanted = missing.map(topic -> new NewTopic(topic, partitions, (short) 1))
                    .toList();
            admin.createTopics(wanted).all().get();
        } catch (ExecutionException e) {
            throw new LocalStackException("cannot create the topics at " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while creating the topics at " + bootstrapServers, e);
        }
    }
}
