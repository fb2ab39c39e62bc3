package dev.tillstream.gateway.door;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.login.AddressRate;
import dev.tillstream.gateway.problem.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often one address may come with credentials that don't count, on this gateway. */
@Singleton
final class FailureRate {
    private static final int MAX_ADDRESSES = 100_000;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final LoadingCache<String, Bucket> buckets;

    FailureRate(GatewayConfig config) {
        GatewayConfig.Limits limits = config.limits();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterAccess(IDLE)
                .build(network -> bucket(limits.failureBurst(), limits.failuresPerMinute()));
    }

    /** @throws Refusal rate_limited while the address has no failure left, with the time to wait */
    void require(@Nullable SocketAddress address) {
        Bucket bucket = buckets.getIfPresent(AddressRate.network(address));
        if (bucket == null) {
            return;
        }
        EstimationProbe probe = bucket.estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
            throw Refusal.rateLimited(
                    "Too many failures from this address.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    void add(@Nullable SocketAddress address) {
        buckets.get(AddressRate.network(address)).tryConsume(1);
    }

    private static Bucket bucket(long burst, long perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
