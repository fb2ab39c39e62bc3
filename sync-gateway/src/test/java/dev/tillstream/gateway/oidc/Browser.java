package dev.tillstream.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestStaff;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** The steps of a browser that logs in by {@link OidcServer}. */
final class Browser {
    private Browser() {}

    /** The owner of the organization that the provider speaks for: the account with its invitation, when that is new. */
    static Answer owner(String email) {
        String organization = "{'code':'%s','name':'Test','currency':'EUR'}".formatted(OidcServer.ORGANIZATION);
        String id = Shop.setup("POST", "/organizations", organization)
                .json()
                .get("id")
                .asText();
        return Shop.setup("POST", "/organizations/" + id + "/owner", "{'name':'O','email':'%s'}".formatted(email));
    }

    /** Where the browser ends: in the office with a code, or with what went wrong. */
    static URI logIn(String email, String fault) {
        Answer begun = begin();
        return finish(callback(URI.create(begun.header("Location")), email, fault), cookie(begun));
    }

    static Answer begin() {
        return Shop.send(HttpRequest.newBuilder(Shop.uri("/auth/oidc/login?organization=" + OidcServer.ORGANIZATION)));
    }

    static URI callback(URI provider, String email, String fault) {
        Answer answer = Shop.send(HttpRequest.newBuilder(URI.create(
                provider + "&fault=" + fault + "&login_hint=" + URLEncoder.encode(email, StandardCharsets.UTF_8))));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        URI address = URI.create(answer.header("Location"));
        return Shop.uri(address.getPath() + "?" + address.getRawQuery());
    }

    static URI finish(URI callback, String cookie) {
        Answer answer = Shop.send(HttpRequest.newBuilder(callback).header("Cookie", "tillstream_login=" + cookie));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie")).contains("Max-Age=0");
        return URI.create(answer.header("Location"));
    }

    static String cookie(Answer begun) {
        String header = begun.header("Set-Cookie");
        String value = header.substring(header.indexOf('=') + 1, header.indexOf(';'));
        return value.replace("\"", "");
    }

    static Answer exchange(String code) {
        return TestStaff.anonymous("/auth/exchange", "{'code':'%s'}".formatted(code));
    }
}
