package dev.tillstream.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.contracts.Topics;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Json;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Till;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Operations of who has logged in and works for all branches (docs/adr/0021). */
@QuarkusTest
@WithTestResource(StackResource.class)
class StaffTest extends CatalogTest {
    private final Reader owner = Reader.owner(one.organization());

    /** The same operation, from the office. */
    private ChangeRecord outcomeOfOffice(Till.Push push) {
        PushedOperation till = push.pushed();
        Operation sent = till.operation();
        Operation unnumbered = new Operation(
                sent.opId(), null, null, sent.type(), sent.id(), sent.baseVersion(), sent.occurredAt(), sent.payload());
        Origin office = new Origin(one.organization(), "ORG", null, null, "session-1", 0, "staff-1");
        wire.send(
                Topics.key(one.organization(), sent.id()),
                Json.bytes(new PushedOperation(office, till.receivedAt(), till.fingerprint(), unnumbered)));
        return wire.outcomes(sent.opId(), 1).get(0);
    }

    @Test
    void areAppliedAndAuditedUnderTheirName() {
        ChangeRecord outcome = outcomeOfOffice(one.upsert(Tables.PRODUCTS, "p1", "name", "Tea"));

        assertThat(receiptOf(outcome).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(outcome.origin().staffId()).isEqualTo("staff-1");
        assertThat(outcome.origin().branchId()).isNull();
        assertThat(outcome.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.scope()).isEqualTo("*"));
        assertThat(owner.items("/audit", "table", "products", "id", "p1"))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("staff_id", "staff-1")
                        .containsEntry("device_id", "session-1")
                        .containsEntry("branch_id", null));
    }

    @Test
    void aDisputeThatTheyBeginIsTheWholeOrganizations() {
        wire.outcomeOf(one.upsert(Tables.PRODUCTS, "p1", "name", "Tea", "price", 100));
        wire.outcomeOf(
                one.upsert(Tables.PRODUCTS, "p1", "price", 120).basedOn(1).at(10));
        ChangeRecord disputed = outcomeOfOffice(
                one.upsert(Tables.PRODUCTS, "p1", "price", 130).basedOn(1).at(5));

        assertThat(receiptOf(disputed).status()).isEqualTo(ReceiptStatus.CONFLICT);
        assertThat(disputed.changes())
                .filteredOn(change -> change.table().equals("conflicts"))
                .extracting(change -> change.scope())
                .containsExactly("*");
    }

    @Test
    void aPinIsShownToNobodyWhoReads() {
        outcomeOfOffice(one.upsert(Tables.STAFF, "s1", "name", "Ann", "role", "cashier", "pin_hash", Samples.PIN_HASH));

        assertThat(owner.items("/staff"))
                .singleElement()
                .satisfies(
                        staff -> assertThat(staff).containsEntry("name", "Ann").doesNotContainKey("pin_hash"));
        assertThat(owner.get("/staff/s1").asString()).contains("Ann").doesNotContain(Samples.PIN_HASH);
        assertThat(owner.csv("/staff").asString()).contains("Ann").doesNotContain(Samples.PIN_HASH);
        assertThat(owner.get("/staff", "pin_hash", Samples.PIN_HASH).statusCode())
                .isEqualTo(400);
        assertThat(owner.get("/staff", "sort", "pin_hash").statusCode()).isEqualTo(400);
    }
}
