package dev.tillstream.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Till;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A person's data is gone from every table of the service; that there was a customer stays (B-19). */
@QuarkusTest
@WithTestResource(StackResource.class)
class ErasureTest extends CatalogTest {
    private static final String SECRET = "Annabel-Q7";

    private final Till office = new Till(one.organization(), "office");

    private Till.Push erase(String id) {
        return office.push("customers.erase", id, Fields.NONE).at(30);
    }

    private Till.Push known() {
        return one.upsert(Tables.CUSTOMERS, "c1", "name", SECRET, "phone", SECRET + "1", SECRET + "key", "x");
    }

    /** Created, disputed twice (one settled by a person's own words), seen by nobody else. */
    private Till.Push knownWithConflicts() {
        Till.Push created = known();
        wire.outcomeOf(created);
        wire.outcomeOf(one.upsert(Tables.CUSTOMERS, "c1", "phone", SECRET + "2")
                .basedOn(1)
                .at(10));
        ChangeRecord disputed = wire.outcomeOf(two.upsert(Tables.CUSTOMERS, "c1", "phone", SECRET + "3")
                .basedOn(1)
                .at(5));
        String conflict = Objects.requireNonNull(receiptOf(disputed).conflictId());
        wire.outcomeOf(office.resolve(
                        Tables.CUSTOMERS, conflict, "c1", "strategy", "merge", "merged", Map.of("phone", SECRET + "4"))
                .at(20));
        return created;
    }

    private List<Map<String, @Nullable Object>> tracesOf(String text) {
        return rows.query(
                """
                select 'customers' as found from catalog.customers t
                    where organization_id = ? and strpos(t::text, ?) > 0
                union all select 'conflicts' from catalog.conflicts t where organization_id = ? and strpos(t::text, ?) > 0
                union all select 'audit' from catalog.audit t where organization_id = ? and strpos(t::text, ?) > 0
                union all select 'inbox' from catalog.inbox t where organization_id = ? and strpos(t::text, ?) > 0""",
                one.organization(),
                text,
                one.organization(),
                text,
                one.organization(),
                text,
                one.organization(),
                text);
    }

    @Test
    void nothingOfThePersonIsLeft() {
        knownWithConflicts();
        assertThat(tracesOf(SECRET))
                .extracting(row -> row.get("found"))
                .contains("customers", "conflicts", "audit", "inbox");

        ChangeRecord erased = wire.outcomeOf(erase("c1"));

        assertThat(tracesOf(SECRET)).isEmpty();
        assertThat(receiptOf(erased).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(erased.changes()).first().isEqualTo(new Change("customers", "c1", "*", 4, true, null));
        assertThat(erased.changes().subList(1, erased.changes().size()))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.table()).isEqualTo("conflicts");
                    assertThat(Objects.requireNonNull(change.data()).names())
                            .doesNotContain("local_data", "server_data", "merged");
                });
    }

    @Test
    void whoDidItAndThatThereWasSomebodyStays() {
        knownWithConflicts();
        wire.outcomeOf(erase("c1"));

        assertThat(Reader.owner(one.organization()).items("/audit", "table", "customers", "id", "c1"))
                .extracting(entry -> entry.get("type"), entry -> entry.get("before"), entry -> entry.get("after"))
                .hasSize(4)
                .first()
                .isEqualTo(tuple("customers.erase", null, null));
        assertThat(rows.one("""
                select version, name, deleted_at is not null as gone, attributes from catalog.customers
                where organization_id = ?""", one.organization()))
                .containsEntry("version", 4L)
                .containsEntry("gone", true)
                .containsEntry("name", "")
                .containsEntry("attributes", null);
    }

    @Test
    void nothingBringsThePersonBack() {
        Till.Push created = knownWithConflicts();
        Till.Push erasure = erase("c1");
        ChangeRecord erased = wire.outcomeOf(erasure);
        Receipt late = receiptOf(wire.outcomeOf(
                two.upsert(Tables.CUSTOMERS, "c1", "name", SECRET).at(60)));
        Receipt knowing = receiptOf(wire.outcomeOf(
                one.upsert(Tables.CUSTOMERS, "c1", "name", SECRET).basedOn(4).at(61)));
        String conflict = Objects.requireNonNull(
                        rows.one("select id from catalog.conflicts where organization_id = ?", one.organization())
                                .get("id"))
                .toString();
        Receipt resolved = receiptOf(wire.outcomeOf(office.resolve(
                Tables.CUSTOMERS, conflict, "c1", "strategy", "merge", "merged", Map.of("name", SECRET))));
        wire.push(created, erasure);

        assertThat(List.of(late, knowing)).extracting(Receipt::reason).containsOnly(Reason.ILLEGAL_STEP);
        assertThat(resolved.status()).isEqualTo(ReceiptStatus.REJECTED);
        assertThat(wire.outcomes(created.opId(), 2).get(1)).satisfies(again -> {
            assertThat(again.changes()).isEmpty();
            assertThat(receiptOf(again).status()).isEqualTo(ReceiptStatus.APPLIED);
        });
        assertThat(wire.outcomes(erasure.opId(), 2).get(1)).isEqualTo(erased);
        assertThat(tracesOf(SECRET)).isEmpty();
    }

    @Test
    void allInOneBatchLeavesNothingEither() {
        Till.Push created = known();
        Till.Push disputed = two.upsert(Tables.CUSTOMERS, "c1", "phone", SECRET + "3")
                .basedOn(0)
                .at(-5);
        Till.Push erasure = erase("c1");
        wire.push(created, disputed, erasure);

        assertThat(receiptOf(wire.outcomes(erasure.opId(), 1).get(0)).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(receiptOf(wire.outcomes(disputed.opId(), 1).get(0)).status()).isEqualTo(ReceiptStatus.CONFLICT);
        assertThat(tracesOf(SECRET)).isEmpty();
    }

    @Test
    void othersKeepTheirs() {
        wire.outcomeOf(known());
        Till.Push neighbour = one.upsert(Tables.CUSTOMERS, "c10", "name", "Other-Z9");
        wire.outcomeOf(neighbour);
        wire.outcomeOf(one.upsert(Tables.PRODUCTS, "c1", "name", "Same-id-Z9"));
        wire.outcomeOf(erase("c1"));

        assertThat(tracesOf("Other-Z9")).extracting(row -> row.get("found")).contains("customers", "audit", "inbox");
        assertThat(tracesOf("Same-id-Z9")).extracting(row -> row.get("found")).contains("audit", "inbox");
    }

    @Test
    void anErasureTwiceIsOneAndOfNobodyIsRefused() {
        wire.outcomeOf(known());
        wire.outcomeOf(erase("c1"));
        ChangeRecord again = wire.outcomeOf(erase("c1"));

        assertThat(again.changes()).isEmpty();
        assertThat(receiptOf(again).version()).isEqualTo(2);
        assertThat(receiptOf(wire.outcomeOf(erase("nobody"))).reason()).isEqualTo(Reason.UNKNOWN_RECORD);
        assertThat(receiptOf(wire.outcomeOf(office.push("products.erase", "c1", Fields.NONE)))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_TYPE);
    }

    @Test
    void aDeletedCustomerIsErasedToo() {
        wire.outcomeOf(known());
        wire.outcomeOf(one.delete(Tables.CUSTOMERS, "c1").at(1));
        wire.outcomeOf(erase("c1"));

        assertThat(tracesOf(SECRET)).isEmpty();
    }

    @Test
    void aPinIsNeverKept() {
        Receipt refused = receiptOf(wire.outcomeOf(
                one.upsert(Tables.STAFF, "s1", "name", "Bob", "role", "cashier", "pin", "pin-" + SECRET)));

        assertThat(refused.status()).isEqualTo(ReceiptStatus.REJECTED);
        assertThat(refused.message()).contains("pin must not be sent").doesNotContain(SECRET);
        assertThat(tracesOf(SECRET)).isEmpty();
        assertThat(rows.query("select id from catalog.staff where organization_id = ?", one.organization()))
                .isEmpty();
    }
}
