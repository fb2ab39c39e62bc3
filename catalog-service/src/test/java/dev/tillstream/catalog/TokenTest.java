package dev.tillstream.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Token;
import dev.tillstream.local.simulated.TokenIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may read: nobody without a token that the gateway signed. */
@QuarkusTest
@WithTestResource(StackResource.class)
class TokenTest {
    private static final List<String> PATHS = List.of("/products", "/products/p1", "/conflicts", "/audit");

    private final Token token = Token.owner("org-token", Instant.now());
    private final String signed = TokenIssuer.shared().sign(token);

    private static void assertRefused(Response response, int status, String reason) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("reason")).isEqualTo(reason);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSignedTokenIsEnough() {
        for (String path : List.of("/products", "/conflicts", "/audit")) {
            assertThat(new Reader(signed).get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void withoutATokenThereIsNothing() {
        for (String path : PATHS) {
            Response response = RestAssured.get(path);
            assertRefused(response, 401, "not_authenticated");
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void aTokenThatIsOverIsNone() {
        Reader late = Reader.with(token.until(Instant.now().minusSeconds(60)));

        PATHS.forEach(path -> assertRefused(late.get(path), 401, "not_authenticated"));
    }

    @Test
    void aTokenThatWasChangedIsNone() {
        String[] parts = signed.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String otherClaims = parts[0] + "." + encoded(claims.replace("org-token", "org-other")) + "." + parts[2];
        String otherSignature =
                parts[0] + "." + parts[1] + "." + (parts[2].startsWith("A") ? "B" : "A") + parts[2].substring(1);
        String unsigned = encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        String otherAlgorithm = encoded("{\"alg\":\"HS256\",\"kid\":\"test\"}") + "." + parts[1] + "." + parts[2];

        for (String forged : List.of(otherClaims, otherSignature, unsigned, otherAlgorithm, "nonsense", "a.b.c")) {
            assertRefused(new Reader(forged).get("/products"), 401, "not_authenticated");
        }
    }

    @Test
    void aTokenOfSomebodyElseIsNone() {
        Token foreign = new Token("another", "org-token", null, "owner", token.expiresAt());
        Token homeless = new Token("tillstream", null, null, "owner", token.expiresAt());

        assertRefused(Reader.with(foreign).get("/products"), 401, "not_authenticated");
        assertRefused(Reader.with(homeless).get("/products"), 401, "not_authenticated");
        assertRefused(Reader.with(token.in("device")).get("/products"), 401, "not_authenticated");
    }

    @Test
    void groupsSayWhatMayBeRead() {
        assertRefused(Reader.with(token.in("stranger")).get("/products"), 403, "not_allowed");
        assertRefused(Reader.with(token.in("cashier")).get("/audit"), 403, "not_allowed");
        assertThat(Reader.with(token.in("cashier")).get("/products").statusCode())
                .isEqualTo(200);
        assertThat(Reader.with(token.in("auditor")).get("/audit").statusCode()).isEqualTo(200);
    }
}
