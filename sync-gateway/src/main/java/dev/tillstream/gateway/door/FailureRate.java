package dev.tillstream.gateway.door;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.rate.Network;
import dev.tillstream.gateway.rate.TokenBuckets;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often one address may come with credentials that don't count, on this gateway. */
@Singleton
final class FailureRate {
    private final TokenBuckets buckets;

    FailureRate(GatewayConfig config) {
        GatewayConfig.Limits limits = config.limits();
        this.buckets = new TokenBuckets(
                limits.failureBurst(),
                limits.failuresPerMinute(),
                Duration.ofMinutes(1),
                "Too many failures from this address.");
    }

    /** @throws Refusal rate_limited while the address has no failure left, with the time to wait */
    void require(@Nullable SocketAddress address) {
        buckets.requireOne(Network.of(address));
    }

    void add(@Nullable SocketAddress address) {
        buckets.tryTake(Network.of(address));
    }
}
