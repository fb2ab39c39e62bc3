package dev.tillstream.gateway.push;

import dev.tillstream.contracts.PushResult;
import dev.tillstream.gateway.check.ScannedOperation.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts operations by what became of them, with the names of PROTOCOL §6. */
@Singleton
final class PushMetrics {
    private static final String OPERATIONS = "tillstream.push.operations";

    private final MeterRegistry registry;
    private final Counter batches;
    private final Counter durable;

    PushMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batches = registry.counter("tillstream.push.batches");
        this.durable = registry.counter(OPERATIONS, "status", PushResult.DURABLE, "reason", "none");
    }

    void count(PushBatch batch) {
        batches.increment();
        durable.increment(batch.taken().size());
        batch.operations().stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .forEach(refused -> registry.counter(
                                OPERATIONS,
                                "status",
                                PushResult.REJECTED,
                                "reason",
                                refused.reason().wireName())
                        .increment());
    }
}
