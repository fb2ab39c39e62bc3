package dev.tillstream.client.sync;

import dev.tillstream.client.store.Outbox;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.PushAnswer;
import dev.tillstream.contracts.PushResult;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings the outbox up, a batch at a time. An answer that is lost does no harm: what was in the batch is sent again under
 * the same {@code op_id}s. One operation that is refused stops none behind it.
 */
final class Push {
    private static final Duration RECEIPT_WAIT = Duration.ofSeconds(1);

    private final TillDatabase database;
    private final Gateway gateway;
    private final SyncConfig config;
    private final InstantSource clock;
    private final Backoff backoff;
    private int batchSize;

    Push(TillDatabase database, Gateway gateway, SyncConfig config, InstantSource clock, Backoff backoff) {
        this.database = database;
        this.gateway = gateway;
        this.config = config;
        this.clock = clock;
        this.backoff = backoff;
        this.batchSize = config.sizes().batch();
    }

    /**
     * Sends one batch.
     *
     * @return how many operations got an answer; empty queue: 0
     * @throws GatewayException where the batch got none; it is back in the queue then
     */
    synchronized int sendOne() {
        Instant now = clock.instant();
        Instant unconfirmedBefore = now.minus(config.retries().unconfirmed());
        List<OutboxEntry> claimed = database.write(sql -> new Outbox(sql).claim(batchSize, now, unconfirmedBefore));
        if (claimed.isEmpty()) {
            return 0;
        }
        Batch batch = Batch.of(claimed, config.sizes().requestBytes(), now);
        Set<UUID> answered = new HashSet<>();
        try {
            send(batch, now, answered);
        } finally {
            release(claimed, answered);
        }
        return batch.entries().size();
    }

    private void send(Batch batch, Instant now, Set<UUID> answered) {
        try {
            Duration patience = batch.isRepetition() ? RECEIPT_WAIT : Duration.ZERO;
            answered.addAll(record(batch, gateway.push(batch.json(), patience), now));
            batchSize = Math.min(config.sizes().batch(), batchSize * 2);
        } catch (GatewayException.Refused e) {
            answered.addAll(onRefusal(batch, e, now));
        } catch (GatewayException.Unreachable e) {
            batchSize = e.isStalled() ? half() : batchSize;
            throw e;
        }
    }

    private Set<UUID> onRefusal(Batch batch, GatewayException.Refused refusal, Instant now) {
        if (!refusal.isAboutTheBatch()) {
            throw refusal;
        }
        if (batch.entries().size() > 1) {
            batchSize = Math.max(1, batch.entries().size() / 2);
            return Set.of();
        }
        String message = String.valueOf(refusal.getMessage());
        PushResult result = new PushResult(
                batch.entries().get(0).opId().toString(), PushResult.REJECTED, refusal.reason(), message, null);
        return record(batch, new PushAnswer(List.of(result), now), now);
    }

    /** Writes down what became of each operation, and answers which those were. */
    private Set<UUID> record(Batch batch, PushAnswer answer, Instant now) {
        Map<String, OutboxEntry> sent = batch.entries().stream()
                .collect(Collectors.toMap(entry -> entry.opId().toString(), Function.identity()));
        return database.write(sql -> {
            Outbox outbox = new Outbox(sql);
            Set<UUID> answered = new HashSet<>();
            for (PushResult result : answer.results()) {
                OutboxEntry entry = sent.get(String.valueOf(result.opId()));
                if (entry != null) {
                    record(outbox, entry, result, now);
                    answered.add(entry.opId());
                }
            }
            new Settlement(sql).settle(receiptsOf(answer));
            new SyncState(sql).set(StateKey.LAST_PUSH_AT, Timestamps.format(now));
            return answered;
        });
    }

    private void record(Outbox outbox, OutboxEntry entry, PushResult result, Instant now) {
        if (result.receipt() != null || !PushResult.REJECTED.equals(result.status())) {
            outbox.durable(entry.opId(), now);
            return;
        }
        int attempts = entry.attempts() + 1;
        Duration pause = backoff.after(attempts);
        outbox.refused(
                entry.opId(),
                result.reason() == null ? null : result.reason().wireName(),
                result.message() == null ? "refused by the gateway" : result.message(),
                attempts >= config.retries().attempts() ? null : now.plus(pause));
    }

    private static List<Receipt> receiptsOf(PushAnswer answer) {
        return answer.results().stream()
                .map(PushResult::receipt)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What got no answer goes back into the queue. */
    private void release(List<OutboxEntry> claimed, Set<UUID> answered) {
        List<OutboxEntry> unanswered = claimed.stream()
                .filter(entry -> !answered.contains(entry.opId()))
                .toList();
        if (!unanswered.isEmpty()) {
            database.write(sql -> new Outbox(sql).release(unanswered));
        }
    }

    private int half() {
        return Math.max(1, batchSize / 2);
    }
}
