package dev.tillstream.gateway.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Speaks with the identity provider. What it publishes is remembered for some minutes. */
@ApplicationScoped
public class Provider {
    private static final Duration PUBLISHED_FOR = Duration.ofMinutes(5);
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int OK = 200;

    private final AsyncCache<URI, JsonNode> published = Caffeine.newBuilder()
            .maximumSize(10)
            .expireAfterWrite(PUBLISHED_FOR)
            .buildAsync();
    private final OidcConfig config;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final HttpClient http;

    Provider(OidcConfig config, ObjectMapper json, Vertx vertx) {
        this.config = config;
        this.json = json;
        this.vertx = vertx;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Where to send a browser. */
    Uni<URI> authorizationAddress(Attempt attempt) {
        return metadata("authorization_endpoint").map(endpoint -> {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("response_type", "code");
            parameters.put("client_id", given(config.clientId(), "client-id"));
            parameters.put("redirect_uri", redirectUri());
            parameters.put("scope", String.join(" ", config.scopes()));
            parameters.put("state", attempt.state());
            parameters.put("nonce", attempt.nonce());
            parameters.put("code_challenge", attempt.challenge());
            parameters.put("code_challenge_method", "S256");
            return URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + form(parameters));
        });
    }

    /** The ID token for a code; fails with {@link Refusal} not_authenticated or unavailable. */
    Uni<String> idToken(String code, Attempt attempt) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", code);
        parameters.put("redirect_uri", redirectUri());
        parameters.put("code_verifier", attempt.verifier());
        parameters.put("client_id", given(config.clientId(), "client-id"));
        return metadata("token_endpoint")
                .chain(endpoint -> send(tokenRequest(URI.create(endpoint), parameters)))
                .map(answer -> text(answer, "id_token"));
    }

    /** The keys that its tokens are signed with. */
    Uni<List<JsonWebKey>> keys() {
        return metadata("jwks_uri")
                .chain(address -> published(URI.create(address)))
                .map(Provider::toKeys);
    }

    static String given(java.util.Optional<String> value, String name) {
        return value.orElseThrow(() -> new IllegalStateException("tillstream.auth.oidc." + name + " is not set"));
    }

    private String redirectUri() {
        return given(config.redirectUri().map(URI::toString), "redirect-uri");
    }

    private Uni<String> metadata(String name) {
        String issuer = given(config.issuer().map(URI::toString), "issuer");
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return published(URI.create(base + DISCOVERY))
                .invoke(metadata -> requireSame(issuer, text(metadata, "issuer")))
                .map(metadata -> text(metadata, name));
    }

    private Uni<JsonNode> published(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(config.timeout()).GET().build();
        return Uni.createFrom()
                .completionStage(() ->
                        published.get(address, (id, executor) -> send(request).subscribeAsCompletionStage()));
    }

    private HttpRequest tokenRequest(URI endpoint, Map<String, String> parameters) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(config.timeout())
                .header("Content-Type", FORM)
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)));
        config.clientSecret().ifPresent(secret -> request.header("Authorization", "Basic " + basic(secret)));
        return request.build();
    }

    private String basic(String secret) {
        String pair = encode(given(config.clientId(), "client-id")) + ":" + encode(secret);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private Uni<JsonNode> send(HttpRequest request) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, BodyHandlers.ofByteArray()))
                .onFailure()
                .transform(failure -> Refusal.unavailable("The identity provider can't be reached.", failure))
                .map(this::read)
                .emitOn(task -> context.runOnContext(nothing -> task.run()));
    }

    private JsonNode read(HttpResponse<byte[]> response) {
        if (response.statusCode() != OK) {
            throw Refusal.notAuthenticated("The identity provider refused the log-in.");
        }
        try {
            return json.readTree(response.body());
        } catch (IOException e) {
            throw Refusal.unavailable("The identity provider gave an answer that can't be read.", e);
        }
    }

    private static List<JsonWebKey> toKeys(JsonNode keys) {
        try {
            return new JsonWebKeySet(keys.toString()).getJsonWebKeys();
        } catch (JoseException e) {
            throw Refusal.unavailable("The identity provider's keys can't be read.", e);
        }
    }

    private static void requireSame(String wanted, String found) {
        if (!wanted.equals(found)) {
            throw Refusal.unavailable("The identity provider says that it is " + found + ".");
        }
    }

    private static String text(JsonNode answer, String name) {
        String text = answer.path(name).textValue();
        if (text == null) {
            throw Refusal.unavailable("The identity provider's answer has no " + name + ".");
        }
        return text;
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
