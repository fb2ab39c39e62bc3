package dev.tillstream.gateway.token;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tillstream.gateway.GatewayConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** The key pairs of this installation: read now and then, and one more made when the newest has been used long enough. */
@ApplicationScoped
public class TokenKeys {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final String ALL = "all";

    private final AsyncCache<String, KeyRing> keys =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1).buildAsync();
    private final TokenKeyStore store;
    private final GatewayConfig.Tokens config;
    private final SecureRandom random;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    TokenKeys(TokenKeyStore store, GatewayConfig config, SecureRandom random, Supplier<UUID> ids, InstantSource clock) {
        this.store = store;
        this.config = config.tokens();
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /** Never empty. A failure is not remembered. */
    Uni<KeyRing> all() {
        return Uni.createFrom()
                .completionStage(
                        () -> keys.get(ALL, (all, executor) -> readOrMake().subscribeAsCompletionStage()));
    }

    private Uni<KeyRing> readOrMake() {
        Instant now = clock.instant();
        return store.list()
                .chain(found -> found.isDue(now, config.rotateEvery())
                        ? make(found.nextNumber(), now)
                        : Uni.createFrom().item(found));
    }

    private Uni<KeyRing> make(int number, Instant now) {
        return store.add(TokenKey.generate(number, ids.get().toString(), now, random))
                .chain(store::list);
    }
}
