package dev.tillstream.gateway.token;

import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.session.Sessions;
import dev.tillstream.gateway.session.StaffRole;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that staff speak with (ES256, issuer {@code tillstream}), for this gateway and for the services alike. One
 * counts here while its signature, its time and its session are good; the services see it only after that.
 */
@ApplicationScoped
public class StaffTokens {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
    private static final int MAX_LENGTH = 4096;
    private static final String ORGANIZATION_ID = "organization_id";
    private static final String ORGANIZATION_CODE = "organization_code";
    private static final String BRANCH_ID = "branch_id";
    private static final String BRANCH_CODE = "branch_code";
    private static final String SESSION_ID = "sid";
    private static final String NAME = "name";
    private static final String GROUPS = "groups";
    private static final AlgorithmConstraints ONLY_ES256 = new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private final TokenKeys keys;
    private final Sessions sessions;
    private final AuthConfig config;
    private final InstantSource clock;

    StaffTokens(TokenKeys keys, Sessions sessions, AuthConfig config, InstantSource clock) {
        this.keys = keys;
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    public Uni<String> sign(StaffClaims claims) {
        return keys.all().map(all -> sign(claims, all.signing(clock.instant())));
    }

    /** Whether it can be a token of ours at all, and so no device key. */
    public static boolean isPlausible(String bearer) {
        return bearer.startsWith("ey")
                && bearer.length() <= MAX_LENGTH
                && bearer.chars().filter(c -> c == '.').count() == 2;
    }

    /** Who speaks; fails with {@link Refusal} not_authenticated for a token that doesn't count, or no longer. */
    public Uni<StaffClaims> verify(String bearer) {
        if (!isPlausible(bearer)) {
            return Uni.createFrom().failure(refusal());
        }
        return keys.all()
                .map(all -> read(bearer, all).orElseThrow(StaffTokens::refusal))
                .call(claims -> sessions.isLive(claims.organizationId(), claims.sessionId())
                        .invoke(StaffTokens::requireLive));
    }

    private String sign(StaffClaims claims, TokenKey key) {
        Instant now = clock.instant();
        JwtClaimsBuilder builder = Jwt.issuer(Tokens.ISSUER)
                .subject(claims.staffId())
                .groups(claims.role().wireName())
                .claim(ORGANIZATION_ID, claims.organizationId())
                .claim(ORGANIZATION_CODE, claims.organizationCode())
                .claim(SESSION_ID, claims.sessionId())
                .claim(NAME, claims.name())
                .issuedAt(now.minus(CLOCKS_DIFFER))
                .expiresAt(now.plus(config.accessTokenLife()));
        if (claims.branchId() != null) {
            builder.claim(BRANCH_ID, claims.branchId()).claim(BRANCH_CODE, claims.branchCode());
        }
        return builder.jws().algorithm(SignatureAlgorithm.ES256).keyId(key.id()).sign(key.privateKey());
    }

    private Optional<StaffClaims> read(String token, KeyRing ring) {
        try {
            PublicKey key = keyOf(token, ring);
            return key == null ? Optional.empty() : toClaims(consumer(key).processToClaims(token));
        } catch (JoseException | InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private static @Nullable PublicKey keyOf(String token, KeyRing ring) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        String id = signature.getKeyIdHeaderValue();
        return ring.keys().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .map(TokenKey::publicKey)
                .orElse(null);
    }

    private JwtConsumer consumer(PublicKey key) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(ONLY_ES256)
                .setExpectedIssuer(Tokens.ISSUER)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setSkipDefaultAudienceValidation()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    /** None for a token of a device: those are for the services, and have no session. */
    private static Optional<StaffClaims> toClaims(JwtClaims claims) throws MalformedClaimException {
        List<String> groups = claims.getStringListClaimValue(GROUPS);
        String organizationId = claims.getStringClaimValue(ORGANIZATION_ID);
        String sessionId = claims.getStringClaimValue(SESSION_ID);
        if (groups == null || groups.size() != 1 || organizationId == null || sessionId == null) {
            return Optional.empty();
        }
        String code = String.valueOf(claims.getStringClaimValue(ORGANIZATION_CODE));
        String branchId = claims.getStringClaimValue(BRANCH_ID);
        String branchCode = claims.getStringClaimValue(BRANCH_CODE);
        String subject = claims.getSubject();
        String name = String.valueOf(claims.getStringClaimValue(NAME));
        return StaffRole.ofWireName(groups.get(0))
                .map(role ->
                        new StaffClaims(organizationId, code, branchId, branchCode, subject, sessionId, role, name));
    }

    private static void requireLive(boolean live) {
        if (!live) {
            throw refusal();
        }
    }

    private static Refusal refusal() {
        return Refusal.notAuthenticated("The token is not valid, or not any more: log in.");
    }
}
