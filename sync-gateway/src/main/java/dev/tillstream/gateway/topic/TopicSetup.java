package dev.tillstream.gateway.topic;

import dev.tillstream.contracts.Topics;
import dev.tillstream.gateway.GatewayConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jboss.logging.Logger;

/**
 * Makes the topics that are missing, and compares those that are there with the configuration: a difference is told with
 * the command that mends it, and never mended in silence. Goes on trying until Kafka is there; the start waits only a
 * moment, so that consumers usually find their topics.
 */
@ApplicationScoped
public class TopicSetup {
    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final int BEFORE_CONSUMERS = 1;
    private static final Duration START_WAITS = Duration.ofSeconds(10);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);
    private static final String TIMEOUT_MS = "5000";

    /** An operation may fill a whole batch (1 MiB), and its change record is larger: rows get ids and totals. */
    private static final String MAX_MESSAGE_BYTES = "8388608";

    private final GatewayConfig.Topics config;
    private final Map<String, Object> adminConfig;
    private volatile boolean ready;

    TopicSetup(GatewayConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config.topics();
        this.adminConfig = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                adminConfig.put(name, value);
            }
        });
        adminConfig.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        adminConfig.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    }

    /** Whether all topics have been seen or made. */
    public boolean isReady() {
        return ready;
    }

    void start(@Observes @Priority(BEFORE_CONSUMERS) StartupEvent event) throws InterruptedException {
        Admin admin = Admin.create(adminConfig);
        var done = Uni.createFrom()
                .deferred(() -> setUp(admin))
                .onFailure()
                .invoke(failure -> LOG.warnf("topics could not be set up yet: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
                .indefinitely()
                .onTermination()
                .invoke(() -> admin.close(Duration.ZERO))
                .subscribeAsCompletionStage();
        try {
            done.get(START_WAITS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("starting without Kafka; pushes are answered 503 until it is there");
        } catch (ExecutionException e) {
            throw new IllegalStateException("topics could not be set up", e);
        }
    }

    private Uni<Void> setUp(Admin admin) {
        return Uni.createFrom()
                .completionStage(() -> admin.listTopics().names().toCompletionStage())
                .chain(names -> createMissing(admin, names::contains))
                .chain(() -> Uni.createFrom()
                        .completionStage(() -> admin.describeTopics(Topics.all())
                                .allTopicNames()
                                .toCompletionStage()))
                .invoke(this::comparePartitions)
                .chain(() -> Uni.createFrom()
                        .completionStage(
                                () -> admin.describeConfigs(resources()).all().toCompletionStage()))
                .invoke(this::compareRetention)
                .invoke(() -> ready = true)
                .replaceWithVoid();
    }

    private Uni<Void> createMissing(Admin admin, java.util.function.Predicate<String> exists) {
        List<NewTopic> missing = Topics.all().stream()
                .filter(name -> !exists.test(name))
                .map(this::newTopic)
                .toList();
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LOG.infof("creating topics %s", missing.stream().map(NewTopic::name).toList());
        return Uni.createFrom()
                .completionStage(() -> admin.createTopics(missing).all().toCompletionStage());
    }

    private NewTopic newTopic(String name) {
        return new NewTopic(name, Optional.of(config.partitions()), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        retention(name),
                        TopicConfig.COMPRESSION_TYPE_CONFIG,
                        "producer",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        MAX_MESSAGE_BYTES));
    }

    private String retention(String topic) {
        Duration retention = topic.equals(Topics.QUARANTINE)
                ? config.quarantineRetention()
                : topic.startsWith("changes.") ? config.changesRetention() : config.operationsRetention();
        return Long.toString(retention.toMillis());
    }

    private void comparePartitions(Map<String, TopicDescription> topics) {
        topics.forEach((name, topic) -> {
            if (topic.partitions().size() != config.partitions()) {
                LOG.warnf(
                        "topic %s has %d partitions, configured are %d; more: kafka-topics.sh --alter --topic %s"
                                + " --partitions %d, while nothing is in the topic (keys move to other partitions)",
                        name, topic.partitions().size(), config.partitions(), name, config.partitions());
            }
        });
    }

    private void compareRetention(Map<ConfigResource, Config> configs) {
        configs.forEach((resource, actual) -> {
            String wanted = retention(resource.name());
            var entry = actual.get(TopicConfig.RETENTION_MS_CONFIG);
            if (entry != null && !wanted.equals(entry.value())) {
                LOG.warnf(
                        "topic %s has retention.ms=%s, configured is %s; to change it: kafka-configs.sh --alter"
                                + " --entity-type topics --entity-name %s --add-config retention.ms=%s",
                        resource.name(), entry.value(), wanted, resource.name(), wanted);
            }
        });
    }

    private static List<ConfigResource> resources() {
        List<ConfigResource> resources = new ArrayList<>();
        Topics.all().forEach(name -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, name)));
        return resources;
    }
}
