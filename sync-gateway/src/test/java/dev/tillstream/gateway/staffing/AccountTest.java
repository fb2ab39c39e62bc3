package dev.tillstream.gateway.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.OperationsTopic;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestStaff;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts from their invitation to their end, and who looks after them. */
@GatewayTest
class AccountTest {
    private final Shop shop = new Shop();
    private final String here = shop.branch();
    private final String there = shop.branch();
    private final TestStaff owner = TestStaff.owner(shop);

    @Test
    void theOwnersRecordIsToldToTheTills() {
        JsonNode operation = OperationsTopic.next("operations.catalog", shop.id + "/" + owner.id())
                .get("operation");
        assertThat(operation.get("type").asText()).isEqualTo("staff.upsert");
        assertThat(operation.at("/payload/name").asText()).isEqualTo("Olga Owner");
        assertThat(operation.at("/payload/role").asText()).isEqualTo("owner");
        assertThat(operation.toString()).doesNotContain(TestStaff.PASSWORD).doesNotContain("argon2");
    }

    @Test
    void theInstallerLetsAnOwnerInAgain() {
        String path = "/organizations/" + shop.id + "/owner";
        Answer again = Shop.setup("POST", path, "{'name':'Olga','email':'%s'}".formatted(owner.email()));
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json().get("staff_id").asText()).isEqualTo(owner.id());
        assertThat(owner.get("/auth/me").status()).isEqualTo(401);
        TestStaff accepted = accept(again, TestStaff.PASSWORD);
        assertThat(accepted.id()).isEqualTo(owner.id());
        assertThat(Shop.setup("POST", "/organizations/nosuch/owner", "{'name':'O','email':'o@example.com'}")
                        .status())
                .isEqualTo(404);
        assertThat(owner.send("POST", path, "{'name':'O','email':'o@example.com'}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoIsInvitedChoosesAPasswordOnce() {
        Answer invited = invite(owner, "carla", "cashier", here);
        assertThat(invited.json().get("status").asText()).isEqualTo("invited");
        Instant end = Instant.parse(invited.json().get("invitation_expires_at").asText());
        assertThat(end)
                .isBetween(
                        Instant.now().plus(71, ChronoUnit.HOURS), Instant.now().plus(73, ChronoUnit.HOURS));
        assertThat(TestStaff.login(shop.code, email("carla"), TestStaff.PASSWORD)
                        .status())
                .isEqualTo(401);

        Answer weak = tryAccept(invited, "short");
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.json().get("detail").asText()).startsWith("password must have 10 to 128");
        TestStaff carla = accept(invited, TestStaff.PASSWORD);
        assertThat(tryAccept(invited, TestStaff.PASSWORD).status()).isEqualTo(401);
        assertThat(carla.get("/auth/me").json().get("role").asText()).isEqualTo("cashier");
        assertThat(carla.get("/auth/me").json().get("branch_id").asText()).isEqualTo(here);
        assertThat(status(carla)).isEqualTo("active");
        JsonNode operation = OperationsTopic.next("operations.catalog", shop.id + "/" + carla.id())
                .get("operation");
        assertThat(operation.at("/payload/branch_ids/0").asText()).isEqualTo(here);
    }

    @Test
    void oneOfSeveralAcceptancesCounts() {
        Answer invited = invite(owner, "carla", "cashier", here);
        List<Integer> statuses = IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> tryAccept(invited, TestStaff.PASSWORD).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsOnly(200, 401);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
    }

    @Test
    void anInvitationOfAnotherOrganizationIsNone() {
        Answer invited = invite(owner, "carla", "cashier", here);
        Answer elsewhere = TestStaff.anonymous(
                "/auth/accept",
                "{'organization':'%s','invitation':'%s','password':'%s'}"
                        .formatted(
                                new Shop().code,
                                invited.json().get("invitation").asText(),
                                TestStaff.PASSWORD));
        assertThat(elsewhere.status()).isEqualTo(401);
        accept(invited, TestStaff.PASSWORD);
    }

    @Test
    void whoChoosesAPasswordIsInTheAuditAndThePasswordIsNot() {
        Answer invited = invite(owner, "carla", "cashier", here);
        String invitation = invited.json().get("invitation").asText();
        assertThat(tryAccept(invited, "short").status()).isEqualTo(400);
        TestStaff carla = accept(invited, TestStaff.PASSWORD);
        String better = "staple tower window 7";
        String body = "{'current_password':'%s','new_password':'%s'}";
        assertThat(carla.send("POST", "/auth/password", body.formatted("not the password", better))
                        .status())
                .isEqualTo(401);
        assertThat(carla.send("POST", "/auth/password", body.formatted(TestStaff.PASSWORD, better))
                        .status())
                .isEqualTo(204);

        TestStaff manager = accept(invite(owner, "mona", "manager", here), TestStaff.PASSWORD);
        for (TestStaff reader : List.of(owner, manager)) {
            Answer audit = reader.get("/audit?table=accounts&id=" + carla.id());
            JsonNode items = audit.json().get("items");
            assertThat(items.findValuesAsText("type").subList(0, 2))
                    .as(audit.toString())
                    .containsExactly("accounts.password", "accounts.accept");
            assertThat(items.at("/0/staff_id").asText()).isEqualTo(carla.id());
            assertThat(items.at("/1/staff_id").asText()).isEqualTo(carla.id());
            assertThat(items.at("/1/device_id").asText()).isEqualTo("invitation");
            assertThat(items.at("/1/branch_id").asText()).isEqualTo(here);
            assertThat(audit.toString()).doesNotContain(TestStaff.PASSWORD, better, invitation, "argon2");
        }
    }

    @Test
    void aDisabledAccountIsOutAtOnce() {
        TestStaff carla = accept(invite(owner, "carla", "cashier", here), TestStaff.PASSWORD);
        assertThat(carla.get("/auth/me").status()).isEqualTo(200);
        assertThat(change(owner, carla, "{'disabled':true}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("disabled");
        assertThat(carla.get("/auth/me").status()).isEqualTo(401);
        assertThat(carla.refresh().status()).isEqualTo(401);
        assertThat(TestStaff.login(shop.code, carla.email(), TestStaff.PASSWORD).status())
                .isEqualTo(401);
        assertThat(owner.send("POST", "/auth/accounts/" + carla.id() + "/invite", "")
                        .status())
                .isEqualTo(403);
        change(owner, carla, "{'disabled':false}");
        assertThat(carla.get("/auth/me").status()).isEqualTo(401);
        TestStaff.login(shop, carla.email());
    }

    @Test
    void anotherRoleNeedsAnotherLogIn() {
        TestStaff carla = accept(invite(owner, "carla", "cashier", here), TestStaff.PASSWORD);
        change(owner, carla, "{'roles':[{'role':'cashier','branch_id':'%s'}]}".formatted(here));
        assertThat(carla.get("/auth/me").status()).isEqualTo(200);
        change(
                owner,
                carla,
                "{'roles':[{'role':'cashier','branch_id':'%s'},{'role':'manager','branch_id':'%s'}]}"
                        .formatted(here, there));
        assertThat(carla.get("/auth/me").status()).isEqualTo(401);
        JsonNode staff = TestStaff.login(shop, carla.email()).get("/auth/me").json();
        assertThat(staff.get("role").asText()).isEqualTo("manager");
        assertThat(staff.get("branch_id").asText()).isEqualTo(there);
        assertThat(staff.get("branches")).hasSize(2);
    }

    @Test
    void whoIsSignedOutIsOutEverywhere() {
        TestStaff carla = accept(invite(owner, "carla", "cashier", here), TestStaff.PASSWORD);
        TestStaff again = TestStaff.login(shop, carla.email());
        Answer out = owner.send("POST", "/auth/accounts/" + carla.id() + "/sign-out", "");
        assertThat(out.status()).as(out.toString()).isEqualTo(200);
        assertThat(carla.get("/auth/me").status()).isEqualTo(401);
        assertThat(again.refresh().status()).isEqualTo(401);
    }

    @Test
    void aLockedAccountIsUnlocked() {
        TestStaff carla = accept(invite(owner, "carla", "cashier", here), TestStaff.PASSWORD);
        for (int i = 0; i < 5; i++) {
            TestStaff.login(shop.code, carla.email(), "guess number " + i);
        }
        assertThat(status(carla)).isEqualTo("locked");
        Answer unlocked = owner.send("POST", "/auth/accounts/" + carla.id() + "/unlock", "");
        assertThat(unlocked.json().get("status").asText()).isEqualTo("active");
        TestStaff.login(shop, carla.email());
    }

    @Test
    void theLastOwnerStays() {
        for (String change : List.of("{'disabled':true}", "{'roles':[{'role':'manager'}]}")) {
            Answer refused = change(owner, owner, change);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        }
        TestStaff second = accept(invite(owner, "oskar", "owner", null), TestStaff.PASSWORD);
        assertThat(change(second, owner, "{'disabled':true}").status()).isEqualTo(200);
        assertThat(change(second, second, "{'disabled':true}").status()).isEqualTo(403);
    }

    @Test
    void aManagerLooksAfterTheirOwnBranch() {
        TestStaff manager = accept(invite(owner, "mona", "manager", here), TestStaff.PASSWORD);
        TestStaff other = accept(invite(owner, "carla", "cashier", there), TestStaff.PASSWORD);
        TestStaff own = accept(invite(manager, "cem", "cashier", here), TestStaff.PASSWORD);
        assertThat(StreamSupport.stream(
                                manager.get("/auth/accounts")
                                        .json()
                                        .get("accounts")
                                        .spliterator(),
                                false)
                        .map(account -> account.get("staff_id").asText()))
                .containsExactly(own.id());
        for (String[] refused : new String[][] {
            {"x", "cashier", there}, {"x", "manager", here}, {"x", "owner", null}, {"x", "cashier", null}
        }) {
            Answer answer = tryInvite(manager, refused[0], refused[1], refused[2]);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.reason()).isEqualTo("not_allowed");
        }
        for (TestStaff refused : List.of(other, owner, manager)) {
            assertThat(change(manager, refused, "{'disabled':true}").status()).isEqualTo(403);
            for (String verb : List.of("invite", "unlock", "sign-out")) {
                assertThat(manager.send("POST", "/auth/accounts/" + refused.id() + "/" + verb, "")
                                .status())
                        .as(verb)
                        .isEqualTo(403);
            }
        }
        assertThat(change(manager, own, "{'roles':[{'role':'manager','branch_id':'%s'}]}".formatted(here))
                        .status())
                .isEqualTo(403);
        assertThat(change(manager, own, "{'disabled':true}").status()).isEqualTo(200);
        assertThat(own.get("/auth/accounts").status()).isEqualTo(401);
        assertThat(other.get("/auth/accounts").status()).isEqualTo(403);
    }

    @Test
    void anotherOrganizationsAccountsDoNotExist() {
        TestStaff stranger = TestStaff.owner(new Shop());
        assertThat(change(stranger, owner, "{'disabled':true}").status()).isEqualTo(404);
        for (String verb : List.of("invite", "unlock", "sign-out")) {
            assertThat(stranger.send("POST", "/auth/accounts/" + owner.id() + "/" + verb, "")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(stranger.get("/auth/accounts").json().get("accounts")).hasSize(1);
        assertThat(tryInvite(stranger, "x", "cashier", here).status()).isEqualTo(400);
        assertThat(owner.get("/auth/me").status()).isEqualTo(200);
    }

    @Test
    void anEmailIsOfOneAccount() {
        invite(owner, "carla", "cashier", here);
        assertThat(tryInvite(owner, "CARLA", "auditor", null).status()).isEqualTo(409);
        TestStaff cem = accept(invite(owner, "cem", "cashier", here), TestStaff.PASSWORD);
        Answer taken = change(owner, cem, "{'email':'%s'}".formatted(email("carla")));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.reason()).isEqualTo("duplicate_reference");
    }

    @Test
    void anAccountForAnUnknownRecordIsNone() {
        Answer answer = owner.send(
                "POST",
                "/auth/accounts",
                "{'staff_id':'%s','name':'N','email':'n@example.com','roles':[{'role':'auditor'}]}"
                        .formatted(UUID.randomUUID()));
        assertThat(answer.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'email':'a@example.com','roles':[{'role':'auditor'}]} | name",
                "{'name':'N','email':'nonsense','roles':[{'role':'auditor'}]} | email",
                "{'name':'N','email':'a@example.com'} | roles",
                "{'name':'N','email':'a@example.com','roles':[]} | roles",
                "{'name':'N','email':'a@example.com','roles':[{'role':'boss'}]} | roles[0].role",
                "{'name':'N','email':'a@example.com','roles':[null]} | roles[0].role",
                "{'name':'N','email':'a@example.com','roles':[{'role':'owner','branch_id':'b'}]} | roles[0].branch_id",
                "{'name':'N','email':'a@example.com','roles':[{'role':'cashier','branch_id':'b'}]} | roles[0].branch_id",
                "{'staff_id':'a b','name':'N','email':'a@example.com','roles':[{'role':'auditor'}]} | staff_id"
            },
            quoteCharacter = '"')
    void badInputNamesTheField(String body, String field) {
        Answer answer = owner.send("POST", "/auth/accounts", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).startsWith(field);
    }

    private String email(String name) {
        return name + "@" + shop.code + ".example";
    }

    private Answer tryInvite(TestStaff by, String name, String role, @Nullable String branch) {
        return by.send(
                "POST",
                "/auth/accounts",
                "{'name':'%s','email':'%s','roles':[{'role':'%s','branch_id':%s}]}"
                        .formatted(name, email(name), role, branch == null ? "null" : "'" + branch + "'"));
    }

    private Answer invite(TestStaff by, String name, String role, @Nullable String branch) {
        Answer answer = tryInvite(by, name, role, branch);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private Answer tryAccept(Answer invited, String password) {
        return TestStaff.anonymous(
                "/auth/accept",
                "{'organization':'%s','invitation':'%s','password':'%s'}"
                        .formatted(shop.code, invited.json().get("invitation").asText(), password));
    }

    private TestStaff accept(Answer invited, String password) {
        return TestStaff.of(shop, tryAccept(invited, password));
    }

    private static Answer change(TestStaff by, TestStaff who, String change) {
        return by.send("PATCH", "/auth/accounts/" + who.id(), change);
    }

    private String status(TestStaff who) {
        return StreamSupport.stream(
                        owner.get("/auth/accounts").json().get("accounts").spliterator(), false)
                .filter(account -> account.get("staff_id").asText().equals(who.id()))
                .findFirst()
                .orElseThrow()
                .get("status")
                .asText();
    }
}
