package dev.tillstream.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.caller.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Months in a minute: the next key is published, then signs, while tokens of the one before it are good to their end. */
@GatewayTest
class RotationTest {
    private static final Caller TILL = Caller.device(Place.branch("o", "O", "b", "B"), "d", Role.DEVICE, false);

    @Inject
    TokenKeyStore store;

    @Inject
    GatewayConfig config;

    @Inject
    Pool pool;

    private Instant now = Instant.EPOCH;

    @BeforeEach
    void aFirstKey() {
        Shop.get("/.well-known/jwks.json", "");
        now = Instant.now();
    }

    @AfterEach
    void keepTheFirstKey() {
        get(pool.query("delete from token_keys where number > 1").execute());
    }

    @Test
    void oldTokensAreGoodToTheirEnd() throws Exception {
        String before = get(new Tokens(gateway(), () -> now).of(TILL));
        assertThat(published()).hasSize(1);

        now = now.plus(config.tokens().rotateEvery());
        String published = get(new Tokens(gateway(), () -> now).of(TILL));
        assertThat(published()).hasSize(2);
        assertThat(keyId(published)).isEqualTo(keyId(before));

        now = now.plus(KeyRing.PUBLISHED_FIRST).minusSeconds(60);
        String last = get(new Tokens(gateway(), () -> now).of(TILL));
        assertThat(keyId(last)).isEqualTo(keyId(before));

        now = now.plusSeconds(120);
        String next = get(new Tokens(gateway(), () -> now).of(TILL));
        assertThat(keyId(next)).isNotEqualTo(keyId(before));
        assertThat(published()).extracting(TokenKey::id).contains(keyId(before), keyId(next));
        verify(last);
        verify(next);

        now = now.plus(Tokens.LIFE);
        assertThatThrownBy(() -> verify(last)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void oneOfSeveralGatewaysMakesTheNextKey() {
        now = now.plus(config.tokens().rotateEvery()).plus(Duration.ofDays(1));
        TokenKeys one = gateway();
        TokenKeys other = gateway();
        List<KeyRing> both = get(Uni.join().all(one.all(), other.all()).andFailFast());
        assertThat(both.get(0).keys().get(0).number()).isEqualTo(2);
        assertThat(both.get(1).keys().get(0).id())
                .isEqualTo(both.get(0).keys().get(0).id());
    }

    private void verify(String token) throws JoseException, InvalidJwtException {
        JsonWebKeySet published = new JsonWebKeySet(JsonUtil.toJson(
                Map.of("keys", published().stream().map(TokenKey::toJsonWebKey).toList())));
        assertThat(new JwtConsumerBuilder()
                        .setVerificationKeyResolver(new JwksVerificationKeyResolver(published.getJsonWebKeys()))
                        .setExpectedIssuer(Tokens.ISSUER)
                        .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                        .build()
                        .processToClaims(token)
                        .getClaimValueAsString("organization_id"))
                .isEqualTo("o");
    }

    private List<TokenKey> published() {
        return get(gateway().all()).keys();
    }

    /** One that remembers nothing yet. */
    private TokenKeys gateway() {
        return new TokenKeys(store, config, new SecureRandom(), UUID::randomUUID, () -> now);
    }

    private static String keyId(String token) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        return signature.getKeyIdHeaderValue();
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
