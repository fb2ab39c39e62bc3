package dev.tillstream.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestStaff;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way of a browser: to the provider, back, and into the office. */
@GatewayTest
class OidcTest {
    private static final String EMAIL = "owner@oidc.example";

    private String organizationId = "";

    @BeforeEach
    void theProvidersOrganization() {
        String organization = "{'code':'%s','name':'Test','currency':'EUR'}".formatted(OidcServer.ORGANIZATION);
        organizationId = Shop.setup("POST", "/organizations", organization)
                .json()
                .get("id")
                .asText();
        Shop.setup("POST", "/organizations/" + organizationId + "/owner", "{'name':'O','email':'%s'}".formatted(EMAIL));
    }

    @Test
    void whoTheProviderVouchesForIsIn() {
        URI back = logIn(EMAIL.toUpperCase(java.util.Locale.ROOT), "");
        assertThat(back.toString()).startsWith("/office/#code=tsc_");
        String code = back.getFragment().substring("code=".length());
        Answer answer = exchange(code);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().at("/staff/email").asText()).isEqualTo(EMAIL);
        assertThat(Shop.get("/auth/me", answer.json().get("access_token").asText())
                        .status())
                .isEqualTo(200);
        assertThat(exchange(code).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience", "time", "nonce", "unverified", "key"})
    void aTokenWithAFaultLetsNobodyIn(String fault) {
        assertThat(logIn(EMAIL, fault).toString()).isEqualTo("/office/#error=not_authenticated");
    }

    @Test
    void whoHasNoAccountStaysOutside() {
        assertThat(logIn("somebody@oidc.example", "").toString()).isEqualTo("/office/#error=not_allowed");
        TestStaff elsewhere = TestStaff.owner(new Shop());
        assertThat(logIn(elsewhere.email(), "").toString()).isEqualTo("/office/#error=not_allowed");
    }

    @Test
    void anotherBrowserCantFinishWhatOneBegan() {
        Answer begun = begin();
        URI provider = URI.create(begun.header("Location"));
        URI callback = callback(provider, EMAIL, "");
        assertThat(finish(callback, "").toString()).isEqualTo("/office/#error=not_authenticated");
        String anothers = cookie(begin());
        assertThat(finish(callback, anothers).toString()).isEqualTo("/office/#error=not_authenticated");
        assertThat(finish(callback, cookie(begun)).toString()).startsWith("/office/#code=");
    }

    @Test
    void theWayToTheProviderIsAsTheStandardHasIt() {
        Answer begun = begin();
        assertThat(begun.status()).as(begun.toString()).isEqualTo(303);
        Map<String, String> query = OidcServer.query(URI.create(begun.header("Location")));
        assertThat(query).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
        assertThat(query.get("code_challenge")).hasSize(43);
        assertThat(begun.header("Set-Cookie"))
                .contains("HttpOnly")
                .contains("Path=/auth/oidc")
                .containsIgnoringCase("SameSite=Lax");
        assertThat(cookie(begun)).contains(query.get("state")).contains(query.get("nonce"));
    }

    @Test
    void anotherOrganizationHasNoProvider() {
        assertThat(Shop.send(HttpRequest.newBuilder(Shop.uri("/auth/oidc/login?organization=OTHER")))
                        .status())
                .isEqualTo(404);
        assertThat(Shop.send(HttpRequest.newBuilder(Shop.uri("/auth/methods"))).json())
                .isEqualTo(Shop.parse("{\"passwords\":true,\"oidc\":true}"));
    }

    private static URI logIn(String email, String fault) {
        Answer begun = begin();
        return finish(callback(URI.create(begun.header("Location")), email, fault), cookie(begun));
    }

    private static Answer begin() {
        return Shop.send(HttpRequest.newBuilder(Shop.uri("/auth/oidc/login?organization=" + OidcServer.ORGANIZATION)));
    }

    private static URI callback(URI provider, String email, String fault) {
        Answer answer = Shop.send(HttpRequest.newBuilder(URI.create(
                provider + "&fault=" + fault + "&login_hint=" + URLEncoder.encode(email, StandardCharsets.UTF_8))));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        URI address = URI.create(answer.header("Location"));
        return Shop.uri(address.getPath() + "?" + address.getRawQuery());
    }

    private static URI finish(URI callback, String cookie) {
        Answer answer = Shop.send(HttpRequest.newBuilder(callback).header("Cookie", "tillstream_login=" + cookie));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie")).contains("Max-Age=0");
        return URI.create(answer.header("Location"));
    }

    private static String cookie(Answer begun) {
        String header = begun.header("Set-Cookie");
        String value = header.substring(header.indexOf('=') + 1, header.indexOf(';'));
        return value.replace("\"", "");
    }

    private static Answer exchange(String code) {
        return TestStaff.anonymous("/auth/exchange", "{'code':'%s'}".formatted(code));
    }
}
