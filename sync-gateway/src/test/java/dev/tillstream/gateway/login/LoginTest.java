package dev.tillstream.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestStaff;
import dev.tillstream.gateway.TestTill;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-in as PROTOCOL §7 has it, with what stands against guessing. */
@GatewayTest
class LoginTest {
    private final Shop shop = new Shop();

    @Test
    void whoLogsInIsToldWhoTheyAre() {
        String branch = shop.branch();
        TestStaff owner = TestStaff.owner(shop);
        Answer answer =
                TestStaff.login(shop.code, owner.email().toUpperCase(java.util.Locale.ROOT), TestStaff.PASSWORD);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode json = answer.json();
        assertThat(json.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(json.get("expires_in").asLong()).isEqualTo(900);
        JsonNode staff = json.get("staff");
        assertThat(staff.get("name").asText()).isEqualTo("Olga Owner");
        assertThat(staff.get("role").asText()).isEqualTo("owner");
        assertThat(staff.get("branch_id").isNull()).isTrue();
        assertThat(staff.get("roles")).isEqualTo(Shop.parse("[{\"role\":\"owner\",\"branch_id\":null}]"));
        assertThat(staff.at("/organization/code").asText()).isEqualTo(shop.code);
        assertThat(staff.at("/organization/currency").asText()).isEqualTo("EUR");
        assertThat(staff.at("/branches/0/id").asText()).isEqualTo(branch);
        assertThat(owner.get("/auth/me").json()).isEqualTo(staff);
    }

    @Test
    void theTokenSaysWhatTheServicesNeed() throws Exception {
        TestStaff owner = TestStaff.owner(shop);
        JsonNode claims = Shop.parse(new String(
                Base64.getUrlDecoder().decode(owner.accessToken().split("\\.", -1)[1]), StandardCharsets.UTF_8));
        assertThat(claims.get("iss").asText()).isEqualTo("tillstream");
        assertThat(claims.get("sub").asText()).isEqualTo(owner.id());
        assertThat(claims.get("groups")).hasSize(1);
        assertThat(claims.get("groups").get(0).asText()).isEqualTo("owner");
        assertThat(claims.get("organization_id").asText()).isEqualTo(shop.id);
        assertThat(claims.get("organization_code").asText()).isEqualTo(shop.code);
        assertThat(claims.has("branch_id")).isFalse();
        assertThat(claims.get("sid").asText()).isNotEmpty();
        assertThat(claims.get("name").asText()).isEqualTo("Olga Owner");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isBetween(900L, 960L);
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        TestStaff owner = TestStaff.owner(shop);
        TestStaff other = TestStaff.owner(new Shop());
        Set<String> bodies = new HashSet<>();
        for (Answer answer : List.of(
                TestStaff.login(shop.code, owner.email(), "not the password"),
                TestStaff.login(shop.code, "nobody@example.com", TestStaff.PASSWORD),
                TestStaff.login("NOSUCH", owner.email(), TestStaff.PASSWORD),
                TestStaff.login(shop.code, other.email(), TestStaff.PASSWORD))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.reason()).isEqualTo("not_authenticated");
            bodies.add(answer.response().body());
        }
        assertThat(bodies).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fiveFailuresLockAnAccountWhetherItIsThereOrNot(boolean there) {
        String email = there ? TestStaff.owner(shop).email() : "nobody@example.com";
        for (int i = 0; i < 5; i++) {
            assertThat(TestStaff.login(shop.code, email, "guess number " + i).status())
                    .isEqualTo(401);
        }
        Answer locked = TestStaff.login(shop.code, email, TestStaff.PASSWORD);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.reason()).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(880, 900);
    }

    @Test
    void guessesAtTheSameTimeAreNoMore() {
        TestStaff owner = TestStaff.owner(shop);
        List<CompletableFuture<Integer>> guesses = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> TestStaff.login(shop.code, owner.email(), "guess number " + i)
                                .status()))
                .toList();
        List<Integer> statuses = guesses.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(5);
    }

    @Test
    void logInsAtTheSameTimeAreNoGuesses() {
        TestStaff owner = TestStaff.owner(shop);
        List<CompletableFuture<Integer>> logins = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> TestStaff.login(shop.code, owner.email(), TestStaff.PASSWORD)
                                .status()))
                .toList();
        assertThat(logins.stream().map(CompletableFuture::join)).containsOnly(200);
    }

    @Test
    void aSuccessBeginsTheCountAnew() {
        TestStaff owner = TestStaff.owner(shop);
        for (int i = 0; i < 9; i++) {
            boolean right = i == 4;
            int status = TestStaff.login(shop.code, owner.email(), right ? TestStaff.PASSWORD : "guess number " + i)
                    .status();
            assertThat(status).isEqualTo(right ? 200 : 401);
        }
        assertThat(TestStaff.login(shop.code, owner.email(), TestStaff.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndGivesTheNext() {
        TestStaff first = TestStaff.owner(shop);
        TestStaff second = TestStaff.of(shop, first.refresh());
        TestStaff third = TestStaff.of(shop, second.refresh());
        assertThat(third.refreshToken()).isNotEqualTo(second.refreshToken());
        assertThat(first.get("/auth/me").status()).isEqualTo(200);
        assertThat(third.get("/auth/me").status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenThatComesTwiceEndsTheSession() {
        TestStaff first = TestStaff.owner(shop);
        TestStaff second = TestStaff.of(shop, first.refresh());
        TestStaff elsewhere = TestStaff.login(shop, first.email());
        assertThat(first.refresh().status()).isEqualTo(401);
        assertThat(second.refresh().status()).isEqualTo(401);
        assertThat(second.get("/auth/me").status()).isEqualTo(401);
        assertThat(elsewhere.get("/auth/me").status()).isEqualTo(200);
    }

    @Test
    void ofTwoUsesAtTheSameTimeOneIsATheft() {
        TestStaff staff = TestStaff.owner(shop);
        List<CompletableFuture<Answer>> uses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(staff::refresh))
                .toList();
        List<Answer> answers = uses.stream().map(CompletableFuture::join).toList();
        List<Answer> good =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(good).hasSize(1);
        assertThat(TestStaff.of(shop, good.get(0)).refresh().status()).isEqualTo(401);
        assertThat(staff.get("/auth/me").status()).isEqualTo(401);
    }

    @Test
    void whoLogsOutIsOut() {
        TestStaff staff = TestStaff.owner(shop);
        TestStaff elsewhere = TestStaff.login(shop, staff.email());
        assertThat(staff.get("/auth/me").status()).isEqualTo(200);
        String body = "{'refresh_token':'%s'}".formatted(staff.refreshToken());
        assertThat(TestStaff.anonymous("/auth/logout", body).status()).isEqualTo(204);
        assertThat(staff.get("/auth/me").status()).isEqualTo(401);
        assertThat(staff.refresh().status()).isEqualTo(401);
        assertThat(TestStaff.anonymous("/auth/logout", body).status()).isEqualTo(204);
        assertThat(elsewhere.get("/auth/me").status()).isEqualTo(200);
    }

    @Test
    void aBranchIsChosenAndLeft() {
        String branch = shop.branch();
        TestStaff owner = TestStaff.owner(shop);
        String body = "{'organization':'%s','email':'%s','password':'%s','branch_id':'%s'}";
        Answer there = TestStaff.anonymous(
                "/auth/login", body.formatted(shop.code, owner.email(), TestStaff.PASSWORD, branch));
        assertThat(there.json().at("/staff/branch_id").asText()).isEqualTo(branch);
        TestStaff staff = TestStaff.of(shop, there);
        assertThat(staff.get("/auth/me").json().get("branch_id").asText()).isEqualTo(branch);

        Answer still = staff.refresh();
        assertThat(still.json().at("/staff/branch_id").asText()).isEqualTo(branch);
        Answer everywhere = TestStaff.anonymous(
                "/auth/refresh",
                "{'refresh_token':'%s','branch_id':null}"
                        .formatted(still.json().get("refresh_token").asText()));
        assertThat(everywhere.json().at("/staff/branch_id").isNull())
                .as(everywhere.toString())
                .isTrue();

        String token = everywhere.json().get("refresh_token").asText();
        String another = new Shop().branch();
        Answer nowhere = TestStaff.anonymous(
                "/auth/refresh", "{'refresh_token':'%s','branch_id':'%s'}".formatted(token, another));
        assertThat(nowhere.status()).isEqualTo(403);
        assertThat(nowhere.reason()).isEqualTo("not_allowed");
        assertThat(TestStaff.anonymous("/auth/refresh", "{'refresh_token':'%s'}".formatted(token))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherPasswordEndsTheOtherSessions() {
        TestStaff staff = TestStaff.owner(shop);
        TestStaff elsewhere = TestStaff.login(shop, staff.email());
        String body = "{'current_password':'%s','new_password':'%s'}";
        String better = "staple tower window 7";
        assertThat(staff.send("POST", "/auth/password", body.formatted("not the password", better))
                        .status())
                .isEqualTo(401);
        Answer weak = staff.send("POST", "/auth/password", body.formatted(TestStaff.PASSWORD, "Password2026!"));
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.toString()).contains("new_password").doesNotContain("Password2026");
        Answer changed = staff.send("POST", "/auth/password", body.formatted(TestStaff.PASSWORD, better));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(204);
        assertThat(elsewhere.get("/auth/me").status()).isEqualTo(401);
        assertThat(elsewhere.refresh().status()).isEqualTo(401);
        assertThat(staff.get("/auth/me").status()).isEqualTo(200);
        assertThat(TestStaff.login(shop.code, staff.email(), TestStaff.PASSWORD).status())
                .isEqualTo(401);
        assertThat(TestStaff.login(shop.code, staff.email(), better).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/auth/login | {} | organization",
                "/auth/login | {\"organization\":\"x\",\"email\":\"a@b\"} | password",
                "/auth/refresh | {} | refresh_token",
                "/auth/refresh | {\"refresh_token\":\"x\",\"branch_id\":7} | branch_id",
                "/auth/logout | {\"refresh_token\":null} | refresh_token",
                "/auth/accept | {\"organization\":\"x\",\"invitation\":\"y\"} | password"
            })
    void badInputNamesTheField(String path, String body, String field) {
        Answer answer = TestStaff.anonymous(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("invalid_operation");
        assertThat(answer.json().get("detail").asText()).startsWith(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "{", "7", "null"})
    void whatIsNoJsonObjectIsRefused(String body) {
        for (String path : List.of("/auth/login", "/auth/refresh", "/auth/logout", "/auth/accept")) {
            Answer answer = TestStaff.anonymous(path, body);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.reason()).isEqualTo("invalid_json");
        }
    }

    @Test
    void aTokenOfSomethingElseIsNone() {
        TestStaff owner = TestStaff.owner(shop);
        TestTill till = shop.till(shop.branch());
        String[] parts = owner.accessToken().split("\\.", -1);
        String header = parts[0] + ".";
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace(owner.id(), "someone-else");
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        assertThat(Shop.get("/auth/me", till.key()).status()).isEqualTo(403);
        for (String token : List.of(
                owner.refreshToken(),
                header + forged + "." + parts[2],
                header + parts[1] + ".",
                none + "." + parts[1] + ".",
                none + "." + forged + "." + parts[2],
                "eyJ..",
                "ey.ey.ey",
                "")) {
            Answer answer = Shop.get("/auth/me", token);
            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.reason()).isEqualTo("not_authenticated");
        }
        assertThat(owner.get("/auth/me").status()).isEqualTo(200);
    }
}
