package dev.tillstream.gateway.topic;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Counts the acknowledgements of the records of one batch: done with the last one, failed with the first failure. */
final class Delivery implements Callback {
    private final AtomicInteger missing;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

    Delivery(int records) {
        this.missing = new AtomicInteger(records);
    }

    @Override
    public void onCompletion(RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            failed(failure);
        } else if (missing.decrementAndGet() == 0) {
            done.complete(null);
        }
    }

    void failed(Exception failure) {
        done.completeExceptionally(failure);
    }

    boolean isFailed() {
        return done.isCompletedExceptionally();
    }

    CompletionStage<@Nullable Void> done() {
        return done;
    }
}
