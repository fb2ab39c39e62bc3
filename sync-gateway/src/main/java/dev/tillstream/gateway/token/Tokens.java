package dev.tillstream.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tillstream.gateway.caller.Caller;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tokens for the services (ES256, issuer {@code tillstream}): whom the gateway has authenticated, of which organization
 * and branch. A token is used until it is near its end; a revoked device gets none, and an old one serves nobody outside,
 * since no client ever sees it.
 */
@ApplicationScoped
public class Tokens {
    public static final String ISSUER = "tillstream";
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration USED_FOR = Duration.ofMinutes(4);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
    private static final String DEVICE = "device";
    private static final int MAX_DEVICES = 100_000;

    private final Cache<Caller, String> tokens = Caffeine.newBuilder()
            .maximumSize(MAX_DEVICES)
            .expireAfterWrite(USED_FOR)
            .build();
    private final TokenKeys keys;
    private final InstantSource clock;

    Tokens(TokenKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public Uni<String> of(Caller caller) {
        String token = tokens.getIfPresent(caller);
        return token == null
                ? keys.all()
                        .map(all -> sign(caller, all.signing(clock.instant())))
                        .invoke(made -> tokens.put(caller, made))
                : Uni.createFrom().item(token);
    }

    private String sign(Caller caller, TokenKey key) {
        Instant now = clock.instant();
        return Jwt.issuer(ISSUER)
                .subject(caller.deviceId())
                .groups(DEVICE)
                .claim("organization_id", caller.organizationId())
                .claim("branch_id", caller.branchId())
                .issuedAt(now.minus(CLOCKS_DIFFER))
                .expiresAt(now.plus(LIFE))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.id())
                .sign(key.privateKey());
    }
}
