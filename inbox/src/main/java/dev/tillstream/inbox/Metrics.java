package dev.tillstream.inbox;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Receipt;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Objects;

/** What a service applied, by type, status and reason: the names of PROTOCOL §6. */
@ApplicationScoped
class Metrics {
    private final MeterRegistry registry;

    Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void decided(PushedOperation pushed, Decision decision) {
        String status = decision.receipt()
                .map(receipt -> receipt.status().name().toLowerCase(Locale.ROOT))
                .orElse("followed");
        String reason = decision.receipt()
                .map(Receipt::reason)
                .map(found -> Objects.requireNonNull(found).wireName())
                .orElse("none");
        registry.counter("tillstream.operations", "type", pushed.operation().type(), "status", status, "reason", reason)
                .increment();
    }

    void batch(int size) {
        registry.summary("tillstream.inbox.batch").record(size);
    }

    void retried(Throwable failure) {
        registry.counter(
                        "tillstream.inbox.retries",
                        "failure",
                        failure.getClass().getSimpleName())
                .increment();
    }
}
