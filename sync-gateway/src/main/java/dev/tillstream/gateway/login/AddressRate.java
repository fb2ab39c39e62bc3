package dev.tillstream.gateway.login;

import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.rate.Network;
import dev.tillstream.gateway.rate.TokenBuckets;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often one address may try to log in, on this gateway. */
@Singleton
public final class AddressRate {
    private final TokenBuckets buckets;

    AddressRate(AuthConfig config) {
        this.buckets = new TokenBuckets(
                config.addressBurst(),
                config.addressPerMinute(),
                Duration.ofMinutes(1),
                "Too many requests from this address.");
    }

    /** @throws Refusal rate_limited, with the time to wait */
    public void take(@Nullable SocketAddress address) {
        buckets.take(Network.of(address));
    }
}
