package dev.tillstream.gateway.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tillstream.gateway.secret.RandomSecret;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * An identity provider that really signs and really checks: the client's secret, the redirect address, and the proof key.
 * Who logs in there is told by the parameter {@code login_hint}; what is wrong with the token by {@code fault}.
 */
public final class OidcServer implements QuarkusTestResourceLifecycleManager {
    public static final String ORGANIZATION = "OIDC";
    static final String REDIRECT = "http://localhost/auth/oidc/callback";
    private static final String CLIENT = "tillstream";
    private static final String SECRET = "s3cret&more";

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final RsaJsonWebKey key = newKey();
    private final RsaJsonWebKey foreignKey = newKey();
    private final HttpServer server = newServer();

    @Override
    public Map<String, String> start() {
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/keys", exchange -> answer(exchange, 200, "{\"keys\":[" + key.toJson() + "]}"));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
        return Map.of(
                "tillstream.auth.oidc.issuer", issuer(),
                "tillstream.auth.oidc.organization", ORGANIZATION,
                "tillstream.auth.oidc.client-id", CLIENT,
                "tillstream.auth.oidc.client-secret", SECRET,
                "tillstream.auth.oidc.redirect-uri", REDIRECT);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String discovery() {
        return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys"}""".formatted(issuer());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = form(exchange.getRequestURI().getRawQuery());
        boolean good = "code".equals(parameters.get("response_type"))
                && CLIENT.equals(parameters.get("client_id"))
                && REDIRECT.equals(parameters.get("redirect_uri"))
                && "S256".equals(parameters.get("code_challenge_method"))
                && List.of(parameters.getOrDefault("scope", "").split(" ", -1)).contains("openid");
        if (!good) {
            answer(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, parameters);
        exchange.getResponseHeaders().set("Location", REDIRECT + "?code=" + code + "&state=" + parameters.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":s3cret%26more").getBytes(StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        if (asked == null) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        boolean good = ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && REDIRECT.equals(form.get("redirect_uri"))
                && challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
        if (!good) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + sign(asked) + "\"}");
    }

    private String sign(Map<String, String> asked) {
        String fault = asked.getOrDefault("fault", "");
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(fault.equals("issuer") ? "https://elsewhere.example" : issuer());
        claims.setAudience(fault.equals("audience") ? "another" : CLIENT);
        claims.setSubject("subject");
        claims.setExpirationTimeMinutesInTheFuture(fault.equals("time") ? -10 : 5);
        claims.setClaim("nonce", fault.equals("nonce") ? "another" : asked.get("nonce"));
        claims.setClaim("email", asked.get("login_hint"));
        claims.setClaim("email_verified", !fault.equals("unverified"));
        JsonWebSignature signature = new JsonWebSignature();
        RsaJsonWebKey used = fault.equals("key") ? foreignKey : key;
        signature.setPayload(claims.toJson());
        signature.setKey(used.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(RandomSecret.sha256(verifier));
    }

    private static RsaJsonWebKey newKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("the-key");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> form(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String each : text.split("&", -1)) {
            int equals = each.indexOf('=');
            parameters.put(
                    each.substring(0, equals), URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    static Map<String, String> query(URI address) {
        return form(address.getRawQuery());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
