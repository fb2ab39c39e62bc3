package dev.tillstream.gateway.branch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import org.junit.jupiter.api.Test;

/** A branch that the office makes by an operation is one that tills can be enrolled in. */
@GatewayTest
class KnownBranchesTest {
    private static final int CREATED = 201;

    @Test
    void aBranchOfTheCatalogTakesTills() {
        TestTill till = Shop.anotherTill();
        assertThat(enrol(till, "b-new").status()).isEqualTo(404);
        tell(till, "b-new", 1, "NEW", "New town");
        Answer enrolled = Eventually.get(() -> enrol(till, "b-new"), answer -> answer.status() == CREATED);
        assertThat(enrolled.json().get("branch_id").asText()).isEqualTo("b-new");
    }

    @Test
    void aCodeThatIsTakenStopsNothing() {
        TestTill till = Shop.anotherTill();
        tell(till, "b-first", 1, "ONE", "First");
        Eventually.get(() -> enrol(till, "b-first"), answer -> answer.status() == CREATED);
        tell(till, "b-second", 1, "ONE", "Second");
        tell(till, "b-third", 1, "THREE", "Third");
        Eventually.get(() -> enrol(till, "b-third"), answer -> answer.status() == CREATED);
        assertThat(enrol(till, "b-second").status()).isEqualTo(404);
    }

    private static void tell(TestTill till, String id, long version, String code, String name) {
        String data = "{\"id\":\"%s\",\"code\":\"%s\",\"name\":\"%s\"}".formatted(id, code, name);
        Changes.of(till)
                .type("branches.upsert")
                .record("branches", id, "*", version, data)
                .publish("changes.catalog");
    }

    private static Answer enrol(TestTill till, String branch) {
        return Shop.setup(
                "POST",
                "/devices",
                "{'organization_id':'%s','name':'T','branch_id':'%s'}".formatted(till.organizationId(), branch));
    }
}
