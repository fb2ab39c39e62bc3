package dev.tillstream.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.OperationsTopic;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestStaff;
import dev.tillstream.gateway.TestTill;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who of the staff may look after which tills, and decide about what was kept of them. */
@GatewayTest
class StaffAdministrationTest {
    private Shop shop;
    private String here;
    private String there;
    private TestTill till;
    private TestTill faraway;
    private TestStaff owner;

    @BeforeEach
    void anOrganization() {
        shop = new Shop();
        here = shop.branch();
        there = shop.branch();
        till = shop.till(here);
        faraway = shop.till(there);
        owner = TestStaff.owner(shop);
    }

    @Test
    void anOwnerLooksAfterAllTills() {
        Answer added =
                owner.send("POST", "/devices", "{'name':'New','branch_id':'%s','rights':'selling'}".formatted(here));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        String id = added.json().get("id").asText();
        assertThat(added.json().get("key").asText()).startsWith("tsk_");
        assertThat(devices(owner)).containsExactlyInAnyOrder(till.deviceId(), faraway.deviceId(), id);
        assertThat(owner.send("PATCH", "/devices/" + id, "{'branch_id':'%s'}".formatted(there))
                        .status())
                .isEqualTo(200);
        assertThat(owner.send("POST", "/devices/" + id + "/revoke", "{'reason':'sold'}")
                        .status())
                .isEqualTo(200);
        JsonNode audit = owner.get("/audit?table=devices&id=" + id).json().get("items");
        assertThat(audit.findValuesAsText("type")).containsExactly("devices.revoke", "devices.update", "devices.enrol");
        assertThat(audit.findValuesAsText("staff_id")).containsOnly(owner.id());
        assertThat(audit.at("/0/branch_id").asText()).isEqualTo(there);
    }

    @Test
    void aBranchsManagerLooksAfterThatBranch() {
        TestStaff manager = owner.hire("manager", here);
        assertThat(devices(manager)).containsExactly(till.deviceId());
        assertThat(manager.get("/devices/" + faraway.deviceId()).status()).isEqualTo(404);
        for (String call : List.of("rotate", "revoke")) {
            assertThat(manager.send("POST", "/devices/" + faraway.deviceId() + "/" + call, "")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(manager.send("PATCH", "/devices/" + faraway.deviceId(), "{'name':'Mine'}")
                        .status())
                .isEqualTo(404);
        assertThat(manager.send("PATCH", "/devices/" + till.deviceId(), "{'branch_id':'%s'}".formatted(there))
                        .status())
                .isEqualTo(404);
        assertThat(manager.send("POST", "/devices", "{'name':'New','branch_id':'%s'}".formatted(there))
                        .status())
                .isEqualTo(404);
        assertThat(manager.send("PATCH", "/devices/" + till.deviceId(), "{'name':'Front'}")
                        .status())
                .isEqualTo(200);
        assertThat(manager.get("/audit?table=devices").json().get("items").findValuesAsText("id"))
                .containsOnly(till.deviceId());
    }

    @Test
    void anAuditorReadsAndACashierDoesNot() {
        TestStaff auditor = owner.hire("auditor", null);
        TestStaff cashier = owner.hire("cashier", here);
        for (String path : List.of("/devices", "/devices/" + till.deviceId(), "/quarantine", "/audit?table=devices")) {
            assertThat(auditor.get(path).status()).as(path).isEqualTo(200);
            assertThat(cashier.get(path).status()).as(path).isEqualTo(403);
            assertThat(till.get(path).status()).as(path).isEqualTo(403);
        }
        for (TestStaff one : List.of(auditor, cashier)) {
            assertThat(one.send("POST", "/devices/" + till.deviceId() + "/revoke", "")
                            .status())
                    .isEqualTo(403);
            assertThat(one.send("PATCH", "/devices/" + till.deviceId(), "{'name':'Mine'}")
                            .status())
                    .isEqualTo(403);
            assertThat(one.send("POST", "/quarantine/release", "{'ids':['1-1'],'reason':'me'}")
                            .reason())
                    .isEqualTo("not_allowed");
        }
        assertThat(till.get("/sync/status").status()).isEqualTo(200);
    }

    @Test
    void anotherOrganizationsStaffSeesNothing() {
        TestStaff stranger = TestStaff.owner(new Shop());
        assertThat(stranger.get("/devices?organization_id=" + shop.id).json().get("devices"))
                .isEmpty();
        assertThat(stranger.get("/quarantine?organization_id=" + shop.id).json().get("operations"))
                .isEmpty();
        assertThat(stranger.get("/audit?table=devices&organization_id=" + shop.id)
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(stranger.send("POST", "/devices/" + till.deviceId() + "/revoke?organization_id=" + shop.id, "")
                        .status())
                .isEqualTo(404);
    }

    /** A branch's manager lets in what they might do themselves, and what comes from their branch. */
    @Test
    void nobodyReleasesWhatTheyMightNotDo() {
        TestStaff manager = owner.hire("manager", here);
        TestStaff head = owner.hire("manager", null);
        owner.send("POST", "/devices/" + till.deviceId() + "/revoke", "");
        owner.send("POST", "/devices/" + faraway.deviceId() + "/revoke", "");
        String sale = kept(TestTill.sale(UUID.randomUUID(), 1, "o-1"), till);
        String elsewhere = kept(TestTill.sale(UUID.randomUUID(), 1, "o-2"), faraway);
        String product = kept("""
                {"op_id":"%s","seq":2,"type":"products.upsert","id":"p-1","occurred_at":"2026-11-21T10:30:00.000Z",
                "payload":{"name":"Tea"}}""".formatted(UUID.randomUUID()), till);
        assertThat(manager.get("/quarantine").json().get("operations").findValuesAsText("id"))
                .containsExactlyInAnyOrder(sale, product);
        assertThat(manager.get("/quarantine/" + elsewhere).status()).isEqualTo(404);
        JsonNode results = release(manager, sale, elsewhere, product);
        assertThat(results.findValuesAsText("status")).containsExactly("released", "unknown", "open");
        assertThat(results.at("/2/message").asText()).contains("not allowed for a manager in a branch");
        assertThat(OperationsTopic.next("operations.orders", shop.id + "/o-1")
                        .get("released_by")
                        .asText())
                .isEqualTo(manager.id());
        assertThat(release(head, product, elsewhere).findValuesAsText("status")).containsOnly("released");
        JsonNode audit = owner.get("/audit?table=quarantine").json().get("items");
        assertThat(audit.findValuesAsText("staff_id")).containsExactly(head.id(), head.id(), manager.id());
    }

    private static JsonNode release(TestStaff by, String... ids) {
        String body = "{'reason':'found','ids':['" + String.join("','", ids) + "']}";
        return by.send("POST", "/quarantine/release", body).json().get("results");
    }

    private String kept(String operation, TestTill from) {
        int before = kept().size();
        from.push(operation);
        return Eventually.get(this::kept, found -> found.size() == before + 1)
                .get(0)
                .get("id")
                .asText();
    }

    private JsonNode kept() {
        return owner.get("/quarantine").json().get("operations");
    }

    private static List<String> devices(TestStaff by) {
        return by.get("/devices").json().get("devices").findValuesAsText("id");
    }
}
