package dev.tillstream.gateway.caller;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.rate.TokenBuckets;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How often one device, or one session of a staff member, may ask this gateway. */
@Singleton
final class RequestRate {
    private final TokenBuckets buckets;

    RequestRate(GatewayConfig config) {
        GatewayConfig.Limits limits = config.limits();
        this.buckets = new TokenBuckets(
                limits.requestBurst(),
                limits.requestsPerSecond(),
                Duration.ofSeconds(1),
                "Too many requests of this device.");
    }

    /** @throws Refusal rate_limited, with the time to wait */
    void take(String deviceId) {
        buckets.take(deviceId);
    }
}
