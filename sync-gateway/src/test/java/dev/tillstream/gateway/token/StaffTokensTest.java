package dev.tillstream.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestStaff;
import dev.tillstream.gateway.TestTill;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.session.Sessions;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What of a token counts: signature, issuer, kind, time and session. */
@GatewayTest
class StaffTokensTest {
    @Inject
    StaffTokens tokens;

    @Inject
    TokenKeys keys;

    @Inject
    Tokens deviceTokens;

    @Inject
    Sessions sessions;

    @Inject
    AuthConfig config;

    private final TestStaff owner = TestStaff.owner(new Shop());

    @Test
    void whatWasSignedIsWhatIsRead() {
        StaffClaims claims = get(tokens.verify(owner.accessToken()));
        assertThat(claims.staffId()).isEqualTo(owner.id());
        assertThat(claims.organizationId()).isEqualTo(owner.shop().id);
        assertThat(get(tokens.verify(get(tokens.sign(claims))))).isEqualTo(claims);
    }

    @Test
    void itsTimeEnds() {
        Instant end = Instant.now().plus(config.accessTokenLife());
        StaffTokens before = new StaffTokens(keys, sessions, config, () -> end.minusSeconds(60));
        assertThat(get(before.verify(owner.accessToken())).staffId()).isEqualTo(owner.id());
        assertRefused(new StaffTokens(keys, sessions, config, () -> end.plusSeconds(2)), owner.accessToken());
    }

    @Test
    void withoutALiveSessionItIsNone() {
        StaffClaims claims = get(tokens.verify(owner.accessToken()));
        assertRefused(
                tokens,
                get(tokens.sign(
                        with(claims, claims.organizationId(), UUID.randomUUID().toString()))));
        String elsewhere = new Shop().id;
        assertRefused(tokens, get(tokens.sign(with(claims, elsewhere, claims.sessionId()))));
    }

    @Test
    void anotherKeyOrIssuerOrKindIsNone() {
        JsonNode claims = Shop.parse(new String(
                Base64.getUrlDecoder().decode(owner.accessToken().split("\\.", -1)[1]), StandardCharsets.UTF_8));
        TokenKey ours = get(keys.all()).signing(Instant.now());
        TokenKey foreign = TokenKey.generate(1, ours.id(), Instant.now(), new SecureRandom());
        assertThat(get(tokens.verify(sign(claims, Tokens.ISSUER, ours))).staffId())
                .isEqualTo(owner.id());
        assertRefused(tokens, sign(claims, Tokens.ISSUER, foreign));
        assertRefused(tokens, sign(claims, "somebody", ours));
        TestTill till = Shop.anotherTill();
        String device = get(deviceTokens.of(Caller.device(
                Place.branch(till.organizationId(), "O", till.branchId(), "B"), till.deviceId(), Role.DEVICE, false)));
        assertRefused(tokens, device);
    }

    private static String sign(JsonNode claims, String issuer, TokenKey key) {
        return Jwt.issuer(issuer)
                .subject(claims.get("sub").asText())
                .groups(claims.get("groups").get(0).asText())
                .claim("organization_id", claims.get("organization_id").asText())
                .claim("sid", claims.get("sid").asText())
                .expiresAt(Instant.now().plusSeconds(60))
                .jws()
                .algorithm(io.smallrye.jwt.algorithm.SignatureAlgorithm.ES256)
                .keyId(key.id())
                .sign(key.privateKey());
    }

    private static StaffClaims with(StaffClaims claims, String organizationId, String sessionId) {
        return new StaffClaims(
                organizationId,
                claims.organizationCode(),
                null,
                null,
                claims.staffId(),
                sessionId,
                claims.role(),
                claims.name());
    }

    private static void assertRefused(StaffTokens tokens, String token) {
        assertThatThrownBy(() -> get(tokens.verify(token))).isInstanceOf(Refusal.class);
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
