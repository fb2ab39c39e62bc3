package dev.tillstream.gateway.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.StubServices;
import dev.tillstream.gateway.TestTill;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class ReadTest {
    private TestTill till;

    @BeforeEach
    void aTill() {
        till = Shop.anotherTill();
    }

    @ParameterizedTest
    @CsvSource({
        "/products, catalog",
        "/products?since=2026-11-21T10:00:00.000Z&limit=5, catalog",
        "/products/p-1, catalog",
        "/organizations, catalog",
        "/branches/b-1, catalog",
        "/orders?offline_reference=T1-20261121-1, orders",
        "/invoices, orders",
        "/reports/sales/by_hour?branch_id=b, orders",
        "/fiscal/chain?device_id=d, orders",
        "/audit?table=products&id=p, catalog",
        "/audit?table=expenses&id=e, orders"
    })
    void goToTheServiceThatOwnsTheTable(String path, String service) {
        Answer answer = till.get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().get("service").asText()).isEqualTo(service);
        assertThat(answer.json().get("uri").asText()).isEqualTo(path);
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void carryATokenThatTheServicesCanCheck() throws Exception {
        Answer answer = till.get("/products");
        JsonNode headers = answer.json().get("headers");
        String authorization = headers.get("authorization").asText();
        assertThat(authorization).startsWith("Bearer ey").doesNotContain(till.key());
        JsonWebKeySet keys = new JsonWebKeySet(
                Shop.get("/.well-known/jwks.json", "").response().body());
        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuer("tillstream")
                .setRequireExpirationTime()
                .setMaxFutureValidityInMinutes(10)
                .build()
                .processToClaims(authorization.substring("Bearer ".length()));
        assertThat(claims.getSubject()).isEqualTo(till.deviceId());
        assertThat(claims.getClaimValueAsString("organization_id")).isEqualTo(till.organizationId());
        assertThat(claims.getClaimValueAsString("branch_id")).isEqualTo(till.branchId());
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("device");
        assertThat(till.get("/orders").json().at("/headers/authorization").asText())
                .as("the token is used again")
                .isEqualTo(authorization);
    }

    @Test
    void publishThePublicHalfOfTheKeyAlone() {
        Answer keys = Shop.send(HttpRequest.newBuilder(Shop.uri("/.well-known/jwks.json")));
        assertThat(keys.status()).isEqualTo(200);
        JsonNode key = keys.json().at("/keys/0");
        assertThat(key.get("kty").asText()).isEqualTo("EC");
        assertThat(key.get("alg").asText()).isEqualTo("ES256");
        assertThat(key.has("d")).isFalse();
        for (String coordinate : new String[] {"x", "y"}) {
            assertThat(Base64.getUrlDecoder().decode(key.get(coordinate).asText()))
                    .hasSize(32);
        }
    }

    @Test
    void passNamedHeadersOnAndNoCredential() {
        Answer answer = Shop.send(HttpRequest.newBuilder(Shop.uri("/products"))
                .header("X-API-Key", till.key())
                .header("Cookie", "secret=1")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("Accept", "text/csv")
                .header("If-None-Match", "\"6\""));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode headers = answer.json().get("headers");
        assertThat(headers.get("accept").asText()).isEqualTo("text/csv");
        assertThat(headers.get("if-none-match").asText()).isEqualTo("\"6\"");
        assertThat(headers.has("x-api-key")).isFalse();
        assertThat(headers.has("cookie")).isFalse();
        assertThat(headers.has("x-forwarded-for")).isFalse();
        assertThat(answer.response().body()).doesNotContain(till.key());
    }

    /** The service can't write more than fits on the way while the client reads nothing. */
    @Test
    void streamWhatIsLong() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(Shop.uri("/orders/export"))
                .header("Authorization", "Bearer " + till.key())
                .build();
        HttpResponse<InputStream> export = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        try (InputStream body = export.body()) {
            assertThat(linesWhileNobodyReads()).isBetween(1, StubServices.LINES / 2);
            long bytes = 0;
            byte[] buffer = new byte[1024 * 1024];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
            }
            assertThat(bytes).isEqualTo(1000L * StubServices.LINES);
        }
    }

    private int linesWhileNobodyReads() {
        int[] last = {0, 0};
        Eventually.get(
                () -> {
                    int lines = till.get("/orders/progress").json().asInt();
                    last[1] = lines == last[0] ? last[1] + 1 : 0;
                    last[0] = lines;
                    return last[1];
                },
                same -> same >= 20);
        return last[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stock_levels", "/stock/low", "/losses/l-1", "/orders/silent", "/orders/stranger"})
    void answer503WhileTheServiceIsAway(String path) {
        Answer answer = till.get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.reason()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void passFailuresOfTheServiceOn() {
        assertThat(till.get("/orders/broken").status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/order_items",
                "/conflicts",
                "/nonsense/x",
                "/products/p/q",
                "/products/a%20b",
                "/products/..%2f..%2fq%2fmetrics",
                "/reports",
                "/reports/%2e%2e%2fproducts",
                "/audit/x",
                "/organizations/o/branches",
                "/Products"
            })
    void areNotFoundWhereThereIsNoTable(String path) {
        Answer answer = till.get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.reason()).isEqualTo("not_found");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void answerHeadLikeGetWithoutTheBody(Version version) throws Exception {
        for (String path : new String[] {"/products", "/orders/o-1"}) {
            HttpResponse<String> head = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(Shop.uri(path))
                                    .version(version)
                                    .method("HEAD", BodyPublishers.noBody())
                                    .header("Authorization", "Bearer " + till.key())
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("ETag")).contains("\"7\"");
            assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0))
                    .isPositive();
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void areInTheDescriptionOfTheApi() {
        String api = Shop.send(HttpRequest.newBuilder(Shop.uri("/q/openapi?format=json")))
                .response()
                .body();
        JsonNode paths = Shop.parse(api).get("paths");
        JsonNode table = paths.at("/~1{table}/get/parameters/0");
        assertThat(table.get("name").asText()).isEqualTo("table");
        List<String> names = new ArrayList<>();
        table.at("/schema/enum").forEach(name -> names.add(name.asText()));
        assertThat(names).contains("products", "orders", "stock_levels").doesNotContain("conflicts", "order_items");
        assertThat(paths.has("/{table}/{id}")).isTrue();
        assertThat(paths.has("/audit")).isTrue();
        assertThat(paths.has("/sync/ping")).isTrue();
        assertThat(paths.at("/~1sync~1status/get/responses/200").toString()).contains("StatusAnswer");
    }

    @Test
    void anAuditNeedsATable() {
        assertThat(till.get("/audit").status()).isEqualTo(400);
        assertThat(till.get("/audit?table=nonsense").json().get("detail").asText())
                .contains("nonsense");
    }

    @Test
    void leaveTheGatewaysOwnAddressesAlone() {
        assertThat(till.get("/devices").status()).isEqualTo(403);
        assertThat(till.get("/sync/status").status()).isEqualTo(200);
        assertThat(Shop.post("/products", till.key(), BodyPublishers.ofString("{}"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void needAKeyThatIsNotRevoked() {
        assertThat(Shop.get("/products", "tsk_nonsense").status()).isEqualTo(401);
        assertThat(till.get("/products").status()).isEqualTo(200);
        Shop.setup("POST", "/devices/" + till.deviceId() + "/revoke", "");
        Answer answer = till.get("/products");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.reason()).isEqualTo("device_revoked");
    }
}
