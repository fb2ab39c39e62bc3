package dev.tillstream.gateway.device;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells who a request is from by its {@code Authorization: Bearer} or {@code X-API-Key} (PROTOCOL §0). Principals are
 * kept in memory, so a till that is known goes on while the database is away; a change to a device makes every gateway
 * forget it at once.
 */
@ApplicationScoped
public class Authentication {
    private static final HexFormat HEX = HexFormat.of();
    public static final String API_KEY = "X-API-Key";
    private static final String BEARER = "Bearer ";
    private static final int MAX_KNOWN = 100_000;
    private static final int MAX_UNKNOWN = 10_000;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);

    private final AsyncCache<String, Optional<Till>> known = Caffeine.newBuilder()
            .maximumSize(MAX_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .buildAsync();
    private final Cache<String, Boolean> unknown = Caffeine.newBuilder()
            .maximumSize(MAX_UNKNOWN)
            .expireAfterWrite(UNKNOWN_FOR)
            .build();
    private final CredentialStore credentials;
    private final RequestRate rate;

    Authentication(CredentialStore credentials, RequestRate rate) {
        this.credentials = credentials;
        this.rate = rate;
    }

    /**
     * A device that may read. Fails with {@link Refusal} not_authenticated, device_revoked or rate_limited.
     */
    public Uni<Till> till(HttpHeaders headers) {
        return till(key(headers));
    }

    /**
     * The same for a route that is no endpoint.
     *
     * @param authorization the header of that name
     * @param apiKey the header {@code X-API-Key}
     */
    public Uni<Till> till(@Nullable String authorization, @Nullable String apiKey) {
        return till(key(authorization, apiKey));
    }

    private Uni<Till> till(@Nullable String key) {
        return sender(key).invoke(till -> {
            if (till.revoked()) {
                throw Refusal.deviceRevoked();
            }
        });
    }

    /** A device that may send, a revoked one included: what it sends is kept in quarantine. */
    public Uni<Till> sender(HttpHeaders headers) {
        return sender(key(headers));
    }

    private Uni<Till> sender(@Nullable String key) {
        if (key == null) {
            return Uni.createFrom().failure(Refusal.notAuthenticated("A device key is needed: Authorization: Bearer."));
        }
        return find(new DeviceKey(key)).map(found -> {
            Till till = found.orElseThrow(() -> Refusal.notAuthenticated("The device key is not known."));
            rate.take(till.deviceId());
            return till;
        });
    }

    /** Every key is looked up again: a device has changed, or notifications may have been missed. */
    public void forgetAll() {
        known.synchronous().invalidateAll();
        unknown.invalidateAll();
    }

    /** The token of an {@code Authorization: Bearer} header, or of {@code X-API-Key}. */
    static @Nullable String key(HttpHeaders headers) {
        return key(headers.getHeaderString(HttpHeaders.AUTHORIZATION), headers.getHeaderString(API_KEY));
    }

    private static @Nullable String key(@Nullable String authorization, @Nullable String apiKey) {
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).trim();
        }
        return apiKey;
    }

    private Uni<Optional<Till>> find(DeviceKey key) {
        if (!key.isPlausible()) {
            return Uni.createFrom().item(Optional.empty());
        }
        String hash = HEX.formatHex(key.hash());
        if (unknown.getIfPresent(hash) != null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .completionStage(() -> known.get(
                        hash,
                        (id, executor) -> credentials.find(HEX.parseHex(id)).subscribeAsCompletionStage()))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        unknown.put(hash, true);
                        known.synchronous().invalidate(hash);
                    }
                });
    }
}
