package dev.tillstream.acceptance.bench.raw;

import dev.tillstream.acceptance.bench.load.Waiting;
import dev.tillstream.contracts.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What the services and the gateway have not taken from Kafka yet: work of before, which would be measured as ours. */
public final class Backlog {
    /** Consumers commit every few seconds: a little always seems to wait. */
    private static final long NOTHING = 100;

    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final int MAX_LOOKS = 200;

    private final String servers;

    public Backlog(String servers) {
        this.servers = servers;
    }

    /** Returns when nothing waits, or after ten minutes; tells what waits meanwhile. */
    public void awaitApplied(LongConsumer narrator) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            long waiting = records(admin);
            for (int look = 0; look < MAX_LOOKS && waiting > NOTHING; look++) {
                narrator.accept(waiting);
                Waiting.pause(EVERY);
                waiting = records(admin);
            }
        }
    }

    private static long records(Admin admin) throws InterruptedException, ExecutionException {
        List<String> groups = admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .toList();
        long waiting = 0;
        for (String group : groups) {
            waiting += records(admin, group);
        }
        return waiting;
    }

    private static long records(Admin admin, String group) throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> taken = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (offset != null && Topics.all().contains(partition.topic())) {
                        taken.put(partition, offset.offset());
                    }
                });
        Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
        taken.keySet().forEach(partition -> newest.put(partition, OffsetSpec.latest()));
        return admin.listOffsets(newest).all().get().entrySet().stream()
                .mapToLong(end -> end.getValue().offset() - taken.getOrDefault(end.getKey(), 0L))
                .sum();
    }
}
