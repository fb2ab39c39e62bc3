package dev.tillstream.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestStaff;
import dev.tillstream.gateway.security.Endpoint.For;
import dev.tillstream.gateway.token.OldTokens;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Every call of the OpenAPI document with every credential that should not open it: what is answered tells nothing, and
 * nothing has changed. Leaves {@code target/attack-walk.md}.
 */
@GatewayTest
class AttackWalkTest {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final List<String> INSIDES =
            List.of("Exception", "\tat ", "dev.tillstream", "java.", "jakarta.", "io.vertx", "postgres", "SQLSTATE");
    private static final List<String> CHANGED_BY_NOBODY =
            List.of("organizations", "branches", "credentials", "accounts", "account_roles", "invitations", "audit");

    @Inject
    AgroalDataSource database;

    private final SoftAssertions softly = new SoftAssertions();

    @Test
    void everyEndpointOfTheDocumentIsInTheWalk() {
        var paths = Shop.parse(Shop.get("/q/openapi?format=json", "").response().body())
                .get("paths");
        TreeSet<String> documented = new TreeSet<>();
        paths.properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method ->
                                documented.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(Endpoint.all()).extracting(Endpoint::name).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void nothingOpensWhatItShouldNot() throws Exception {
        Victim victim = new Victim();
        TestStaff stranger = TestStaff.owner(new Shop());
        Map<String, String> nobody = nobody(victim);
        Map<String, String> known = Map.of(
                "cashier",
                victim.cashier.accessToken(),
                "auditor",
                victim.auditor.accessToken(),
                "selling",
                victim.selling);
        String before = state(victim);
        List<String> table = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.all()) {
            List<String> row = new ArrayList<>(List.of("`" + endpoint.name() + "`"));
            nobody.forEach((name, credential) -> row.add(asNobody(victim, endpoint, name, credential)));
            row.add(asStranger(victim, endpoint, stranger));
            List.of("cashier", "auditor", "selling")
                    .forEach(role -> row.add(inRole(victim, endpoint, role, known.getOrDefault(role, ""))));
            table.add("| " + String.join(" | ", row) + " |");
        }
        write(nobody.keySet(), table);
        softly.assertThat(state(victim)).as("nothing has changed").isEqualTo(before);
        softly.assertAll();
    }

    private static Map<String, String> nobody(Victim victim) {
        String token = victim.owner.accessToken();
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("none", "");
        credentials.put("nonsense", "tsk_nonsense");
        credentials.put("very long", "x".repeat(5000));
        credentials.put("expired", OldTokens.like(token));
        credentials.put(
                "tampered", parts[0] + "." + encoded(claims.replace("\"owner\"", "\"manager\"")) + "." + parts[2]);
        credentials.put("alg none", encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        credentials.put("session ended", victim.gone.accessToken());
        credentials.put("revoked till", victim.revoked.key());
        return credentials;
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private String asNobody(Victim victim, Endpoint endpoint, String name, String credential) {
        Answer answer = victim.call(endpoint, credential);
        String what = endpoint.name() + ", " + name + ": " + answer;
        requireNoInsides(answer, what);
        if (endpoint.whom() == For.ANYBODY) {
            softly.assertThat(answer.status()).as(what).isLessThan(500);
            return "open " + answer.status();
        }
        boolean revoked = name.equals("revoked till");
        if (revoked && endpoint.name().equals("POST /sync/batch")) {
            softly.assertThat(answer.response().body()).as(what).contains("\"device_revoked\"");
            return "kept";
        }
        softly.assertThat(answer.status()).as(what).isEqualTo(401);
        String reason = revoked && endpoint.whom() != For.INSTALLER ? "device_revoked" : "not_authenticated";
        softly.assertThat(answer.reason()).as(what).isEqualTo(reason);
        return Integer.toString(answer.status());
    }

    private String asStranger(Victim victim, Endpoint endpoint, TestStaff stranger) {
        if (endpoint.stranger() == 0) {
            return "own";
        }
        Answer answer = victim.call(endpoint, stranger.accessToken());
        String what = endpoint.name() + ", another organization: " + answer;
        requireNoInsides(answer, what);
        if (endpoint.stranger() > 0) {
            softly.assertThat(answer.status()).as(what).isEqualTo(endpoint.stranger());
        }
        if (!endpoint.name().equals("POST /sync/batch")
                && !answer.response().body().contains("\"uri\"")) {
            softly.assertThat(answer.response().body())
                    .as(what)
                    .doesNotContain(victim.shop.id, victim.shop.code, victim.owner.email(), victim.till.key());
        }
        return answer.status() == 200 ? "own" : Integer.toString(answer.status());
    }

    private String inRole(Victim victim, Endpoint endpoint, String role, String credential) {
        if (endpoint.whom() == For.ANYBODY) {
            return "open";
        }
        if (endpoint.whom().has(role)) {
            return allowed(victim, endpoint, role, credential);
        }
        Answer answer = victim.call(endpoint, credential);
        String what = endpoint.name() + ", " + role + ": " + answer;
        requireNoInsides(answer, what);
        boolean installer = endpoint.whom() == For.INSTALLER;
        softly.assertThat(answer.status()).as(what).isEqualTo(installer ? 401 : 403);
        softly.assertThat(answer.reason()).as(what).isEqualTo(installer ? "not_authenticated" : "not_allowed");
        return Integer.toString(answer.status());
    }

    /** What is allowed must be answered, else the refusals above would prove nothing. */
    private String allowed(Victim victim, Endpoint endpoint, String role, String credential) {
        boolean isTried = endpoint.stranger() != 0 && (endpoint.method().equals("GET") || isPush(endpoint));
        if (!isTried) {
            return "may";
        }
        Answer answer = victim.call(endpoint, credential);
        String what = endpoint.name() + ", " + role + ": " + answer;
        softly.assertThat(answer.status()).as(what).isNotIn(401, 403, 500);
        if (isPush(endpoint)) {
            softly.assertThat(answer.json().at("/results/0/reason").asText())
                    .as(what)
                    .isEqualTo("not_allowed");
            return "rejected";
        }
        return "may";
    }

    private static boolean isPush(Endpoint endpoint) {
        return endpoint.name().equals("POST /sync/batch");
    }

    private void requireNoInsides(Answer answer, String what) {
        INSIDES.forEach(
                inside -> softly.assertThat(answer.response().body()).as(what).doesNotContain(inside));
        softly.assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        softly.assertThat(answer.header("Content-Security-Policy")).as(what).startsWith("default-src 'none'");
        softly.assertThat(answer.header("Referrer-Policy")).as(what).isEqualTo("no-referrer");
        softly.assertThat(answer.header("Server")).as(what).isEmpty();
        if (answer.status() >= 400) {
            softly.assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
        }
    }

    private String state(Victim victim) throws SQLException {
        StringBuilder state = new StringBuilder();
        for (String table : CHANGED_BY_NOBODY) {
            state.append(table)
                    .append(' ')
                    .append(hash(
                            "select r::text as row from gateway." + table + " r where "
                                    + (table.equals("organizations") ? "id" : "organization_id") + " = ?",
                            victim))
                    .append('\n');
        }
        state.append("devices ")
                .append(hash(
                        "select concat_ws('|', id, name, branch_id, rights, revoked_at) as row"
                                + " from gateway.devices where organization_id = ?",
                        victim))
                .append('\n');
        state.append("full ")
                .append(hash(
                        "select concat_ws('|', id, status) as row"
                                + " from gateway.full_syncs where organization_id = ?",
                        victim));
        return state.toString();
    }

    private String hash(String rows, Victim victim) throws SQLException {
        String sql =
                "select count(*) || ' ' || coalesce(md5(string_agg(row, ',' order by row)), '') from (" + rows + ") t";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, victim.shop.id);
            try (var result = query.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private static void write(Iterable<String> nobody, List<String> table) throws IOException {
        String head = "| call | " + String.join(" | ", nobody)
                + " | another organization's owner | cashier | auditor | selling till |";
        List<String> lines = new ArrayList<>(List.of(head, head.replaceAll("[^|]+", "---")));
        lines.addAll(table);
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "attack-walk.md"), lines);
    }
}
