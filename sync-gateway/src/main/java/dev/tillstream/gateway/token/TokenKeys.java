package dev.tillstream.gateway.token;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The key pairs of this installation, the newest first; made when there is none, and read again now and then. */
@ApplicationScoped
public class TokenKeys {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final String ALL = "all";

    private final AsyncCache<String, List<TokenKey>> keys =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1).buildAsync();
    private final TokenKeyStore store;
    private final SecureRandom random;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    TokenKeys(TokenKeyStore store, SecureRandom random, Supplier<UUID> ids, InstantSource clock) {
        this.store = store;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /** Never empty. A failure is not remembered. */
    Uni<List<TokenKey>> all() {
        return Uni.createFrom()
                .completionStage(
                        () -> keys.get(ALL, (all, executor) -> readOrMake().subscribeAsCompletionStage()));
    }

    private Uni<List<TokenKey>> readOrMake() {
        return store.list()
                .chain(found -> found.isEmpty() ? make() : Uni.createFrom().item(found));
    }

    private Uni<List<TokenKey>> make() {
        TokenKey made = TokenKey.generate(ids.get().toString(), random);
        return store.addFirst(made, clock.instant()).chain(store::list);
    }
}
