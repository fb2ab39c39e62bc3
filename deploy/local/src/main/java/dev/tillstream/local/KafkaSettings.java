package dev.tillstream.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The broker's settings for a single machine with little memory. */
final class KafkaSettings {
    private static final long MEBIBYTE = 1L << 20;

    private KafkaSettings() {}

    static Map<String, String> of(Path dataDirectory, int port, int controllerPort, boolean flushEveryRecord) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(addresses(port, controllerPort));
        settings.putAll(singleBroker());
        settings.putAll(restartFast());
        settings.putAll(storage());
        settings.put("log.dirs", dataDirectory.toString());
        if (flushEveryRecord) {
            settings.put("log.flush.interval.messages", "1");
        }
        return settings;
    }

    private static Map<String, String> addresses(int port, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort);
    }

    /** Internal topics exist once and in few partitions; topics are made by the gateway, never by a typing error. */
    private static Map<String, String> singleBroker() {
        return Map.of(
                "offsets.topic.replication.factor",
                "1",
                "offsets.topic.num.partitions",
                "4",
                "transaction.state.log.replication.factor",
                "1",
                "transaction.state.log.min.isr",
                "1",
                "transaction.state.log.num.partitions",
                "4",
                "share.coordinator.state.topic.replication.factor",
                "1",
                "share.coordinator.state.topic.min.isr",
                "1",
                "auto.create.topics.enable",
                "false",
                "num.network.threads",
                "2",
                "num.io.threads",
                "4");
    }

    /** After a {@code kill -9} the controller must forget the old broker soon, or the new one waits for it. */
    private static Map<String, String> restartFast() {
        return Map.of(
                "broker.session.timeout.ms",
                "2000",
                "broker.heartbeat.interval.ms",
                "300",
                "group.initial.rebalance.delay.ms",
                "0",
                "controlled.shutdown.max.retries",
                "1",
                "num.recovery.threads.per.data.dir",
                "2");
    }

    /**
     * A load run writes gigabytes: small segments, so that what is older than a week goes soon. There is no limit by
     * size: it would take operations that no service has applied yet.
     */
    private static Map<String, String> storage() {
        return Map.of(
                "log.segment.bytes",
                Long.toString(64 * MEBIBYTE),
                "log.retention.hours",
                "168",
                "log.retention.check.interval.ms",
                "60000",
                "log.cleaner.dedupe.buffer.size",
                Long.toString(4 * MEBIBYTE),
                "log.index.size.max.bytes",
                Long.toString(MEBIBYTE));
    }
}
