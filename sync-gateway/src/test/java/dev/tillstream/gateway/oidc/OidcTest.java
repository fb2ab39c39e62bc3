package dev.tillstream.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestStaff;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way of a browser: to the provider, back, and into the office. */
@GatewayTest
class OidcTest {
    private static final String EMAIL = "owner@oidc.example";

    @BeforeEach
    void theProvidersOrganization() {
        Browser.owner(EMAIL);
    }

    @Test
    void whoTheProviderVouchesForIsIn() {
        URI back = Browser.logIn(EMAIL.toUpperCase(java.util.Locale.ROOT), "");
        assertThat(back.toString()).startsWith("/office/#code=tsc_");
        String code = back.getFragment().substring("code=".length());
        Answer answer = Browser.exchange(code);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().at("/staff/email").asText()).isEqualTo(EMAIL);
        assertThat(Shop.get("/auth/me", answer.json().get("access_token").asText())
                        .status())
                .isEqualTo(200);
        assertThat(Browser.exchange(code).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience", "time", "nonce", "unverified", "key"})
    void aTokenWithAFaultLetsNobodyIn(String fault) {
        assertThat(Browser.logIn(EMAIL, fault).toString()).isEqualTo("/office/#error=not_authenticated");
    }

    @Test
    void whoHasNoAccountStaysOutside() {
        assertThat(Browser.logIn("somebody@oidc.example", "").toString()).isEqualTo("/office/#error=not_allowed");
        TestStaff elsewhere = TestStaff.owner(new Shop());
        assertThat(Browser.logIn(elsewhere.email(), "").toString()).isEqualTo("/office/#error=not_allowed");
    }

    @Test
    void anotherBrowserCantFinishWhatOneBegan() {
        Answer begun = Browser.begin();
        URI provider = URI.create(begun.header("Location"));
        URI callback = Browser.callback(provider, EMAIL, "");
        assertThat(Browser.finish(callback, "").toString()).isEqualTo("/office/#error=not_authenticated");
        String anothers = Browser.cookie(Browser.begin());
        assertThat(Browser.finish(callback, anothers).toString()).isEqualTo("/office/#error=not_authenticated");
        assertThat(Browser.finish(callback, Browser.cookie(begun)).toString()).startsWith("/office/#code=");
    }

    @Test
    void theWayToTheProviderIsAsTheStandardHasIt() {
        Answer begun = Browser.begin();
        assertThat(begun.status()).as(begun.toString()).isEqualTo(303);
        Map<String, String> query = OidcServer.query(URI.create(begun.header("Location")));
        assertThat(query).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
        assertThat(query.get("code_challenge")).hasSize(43);
        assertThat(begun.header("Set-Cookie"))
                .contains("HttpOnly")
                .contains("Path=/auth/oidc")
                .containsIgnoringCase("SameSite=Lax");
        assertThat(Browser.cookie(begun)).contains(query.get("state")).contains(query.get("nonce"));
    }

    @Test
    void anotherOrganizationHasNoProvider() {
        assertThat(Shop.send(HttpRequest.newBuilder(Shop.uri("/auth/oidc/login?organization=OTHER")))
                        .status())
                .isEqualTo(404);
        assertThat(Shop.send(HttpRequest.newBuilder(Shop.uri("/auth/methods"))).json())
                .isEqualTo(Shop.parse("{\"passwords\":true,\"oidc\":true}"));
    }
}
