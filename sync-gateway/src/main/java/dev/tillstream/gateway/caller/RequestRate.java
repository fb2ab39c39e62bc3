package dev.tillstream.gateway.caller;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.problem.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How often one device, or one session of a staff member, may ask this gateway. */
@Singleton
final class RequestRate {
    private static final int MAX_DEVICES = 100_000;
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final LoadingCache<String, Bucket> buckets;

    RequestRate(GatewayConfig config) {
        GatewayConfig.Limits limits = config.limits();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_DEVICES)
                .expireAfterAccess(IDLE)
                .build(device -> bucket(limits.requestBurst(), limits.requestsPerSecond()));
    }

    static Bucket bucket(long burst, long perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** @throws Refusal rate_limited, with the time to wait */
    void take(String deviceId) {
        ConsumptionProbe probe = buckets.get(deviceId).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refusal.rateLimited(
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }
}
