package dev.tillstream.gateway.login;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.problem.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How often one address may try to log in, on this gateway. */
@Singleton
public final class AddressRate {
    private static final int MAX_ADDRESSES = 100_000;
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int NETWORK_GROUPS = 4;

    private final LoadingCache<String, Bucket> buckets;

    AddressRate(AuthConfig config) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterAccess(IDLE)
                .build(address -> bucket(config.addressBurst(), config.addressPerMinute()));
    }

    /** @throws Refusal rate_limited, with the time to wait */
    public void take(@Nullable SocketAddress address) {
        ConsumptionProbe probe = buckets.get(network(address)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refusal.rateLimited(
                    "Too many requests from this address.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    /** What the requests of an address are counted under. */
    public static String network(@Nullable SocketAddress address) {
        String host = address == null ? null : address.hostAddress();
        return host == null ? "" : network(host);
    }

    /** Who has one address of IPv6 has the 2^64 of its network; all eight groups are written out. */
    static String network(String host) {
        String[] groups = host.split(":", -1);
        return groups.length == 1 ? host : String.join(":", Arrays.copyOf(groups, NETWORK_GROUPS));
    }

    private static Bucket bucket(long burst, long perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
