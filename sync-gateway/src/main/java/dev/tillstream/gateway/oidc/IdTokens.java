package dev.tillstream.gateway.oidc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** What a provider's ID token has to be (OpenID Connect Core §3.1.3.7). */
final class IdTokens {
    private static final int CLOCKS_DIFFER_SECONDS = 60;
    private static final AlgorithmConstraints PUBLIC_KEYS_ONLY = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private IdTokens() {}

    /** What a token must say. */
    record Expected(String issuer, String clientId, String nonce) {}

    /** The e-mail that the provider vouches for; none where anything of the token is not as it has to be. */
    static Optional<String> verifiedEmail(String token, List<JsonWebKey> keys, Expected expected, Instant now) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                    .setJwsAlgorithmConstraints(PUBLIC_KEYS_ONLY)
                    .setExpectedIssuer(expected.issuer())
                    .setExpectedAudience(expected.clientId())
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setAllowedClockSkewInSeconds(CLOCKS_DIFFER_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                    .build()
                    .processToClaims(token);
            return isOurs(claims, expected) ? email(claims) : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(JwtClaims claims, Expected expected) throws MalformedClaimException {
        String party = claims.getStringClaimValue("azp");
        return expected.nonce().equals(claims.getStringClaimValue("nonce"))
                && (party == null || party.equals(expected.clientId()));
    }

    /** Only one that belongs to whoever has logged in there. */
    private static Optional<String> email(JwtClaims claims) throws MalformedClaimException {
        @Nullable Object verified = claims.getClaimValue("email_verified");
        boolean holds = Boolean.TRUE.equals(verified) || "true".equals(verified);
        return holds ? Optional.ofNullable(claims.getStringClaimValue("email")) : Optional.empty();
    }
}
