package dev.tillstream.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Till;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who did what, when, from which device, before and after; append-only (B-13). */
@QuarkusTest
@WithTestResource(StackResource.class)
class AuditTest extends CatalogTest {
    private final Reader owner = Reader.owner(one.organization());

    private List<Map<String, @Nullable Object>> audit(Object... parameters) {
        return owner.items("/audit", parameters);
    }

    @Test
    void eachChangeOfARecordIsKeptNewestFirst() {
        Till.Push created = one.upsert(Tables.PRODUCTS, "p1", "name", "Tea", "price", 100, "employee_id", "ann");
        wire.outcomeOf(created);
        wire.outcomeOf(
                two.upsert(Tables.PRODUCTS, "p1", "price", 120).basedOn(1).at(1));
        wire.outcomeOf(one.delete(Tables.PRODUCTS, "p1").basedOn(2).at(2));
        wire.outcomeOf(one.upsert(Tables.PRODUCTS, "p2", "name", "Other"));
        List<Map<String, @Nullable Object>> entries = audit("table", "products", "id", "p1");

        assertThat(entries)
                .extracting(entry -> entry.get("type"), entry -> entry.get("device_id"))
                .containsExactly(
                        tuple("products.delete", "till-1"),
                        tuple("products.upsert", "till-2"),
                        tuple("products.upsert", "till-1"));
        assertThat(entries.get(0).get("after")).isNull();
        assertThat(entries.get(0).get("before")).asString().contains("Tea", "120");
        assertThat(entries.get(1).get("before")).isEqualTo(Map.of("price", 100));
        assertThat(entries.get(1).get("after")).isEqualTo(Map.of("price", 120));
        assertThat(entries.get(2))
                .containsEntry("before", null)
                .containsEntry("employee_id", "ann")
                .containsEntry("op_id", created.opId().toString())
                .containsEntry("occurred_at", "2026-11-21T08:00:00.000Z")
                .containsEntry("received_at", "2026-11-21T08:00:01.000Z");
        assertThat(audit()).hasSize(4);
    }

    @Test
    void whatChangesNothingIsNoEntryAndARepetitionIsNone() {
        Till.Push created = one.upsert(Tables.PRODUCTS, "p1", "name", "Tea");
        wire.outcomeOf(created);
        wire.push(created, created);
        wire.outcomes(created.opId(), 3);
        wire.outcomeOf(two.upsert(Tables.PRODUCTS, "p1", "name", "Tea").at(3));
        wire.outcomeOf(one.upsert(Tables.PRODUCTS, "p3", "price", 1));

        assertThat(audit()).hasSize(1);
    }

    @Test
    void aPersonsDecisionIsKeptOfRecordAndConflict() {
        wire.outcomeOf(one.upsert(Tables.PRODUCTS, "p1", "name", "Tea", "price", 100));
        wire.outcomeOf(
                one.upsert(Tables.PRODUCTS, "p1", "price", 120).basedOn(1).at(10));
        ChangeRecord disputed = wire.outcomeOf(
                two.upsert(Tables.PRODUCTS, "p1", "price", 130).basedOn(1).at(5));
        String conflict = Objects.requireNonNull(
                Objects.requireNonNull(disputed.receipt()).conflictId());
        wire.outcomeOf(two.resolve(Tables.PRODUCTS, conflict, "p1", "strategy", "keep_local")
                .at(20));

        assertThat(audit("table", "products", "id", "p1").get(0))
                .containsEntry("type", "conflicts.resolve")
                .containsEntry("employee_id", "manager")
                .containsEntry("before", Map.of("price", 120))
                .containsEntry("after", Map.of("price", 130));
        assertThat(audit("table", "conflicts", "id", conflict).get(0).get("after"))
                .asString()
                .contains("resolution_strategy=keep_local", "resolved_by=manager");
    }

    @Test
    void secretsAreNotTold() {
        wire.outcomeOf(one.upsert(Tables.STAFF, "s1", "name", "Ann", "role", "cashier", "pin_hash", Samples.PIN_HASH));

        assertThat(audit("table", "staff", "id", "s1")).hasSize(1);
        assertThat(owner.get("/audit").asString()).doesNotContain("pbkdf2").contains("***");
    }

    @Test
    void pagesAreComplete() {
        List<Till.Push> pushes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            pushes.add(one.upsert(Tables.PRODUCTS, "p" + i, "name", "Product " + i));
        }
        wire.push(pushes);
        pushes.forEach(push -> wire.outcomes(push.opId(), 1));

        assertThat(owner.allIds("/audit", 7)).hasSize(60).doesNotHaveDuplicates();
        Response page = owner.get("/audit", "limit", 1, "cursor", "x");
        assertThat(page.statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyChangesWhatIsWritten() {
        wire.outcomeOf(one.upsert(Tables.PRODUCTS, "p1", "name", "Tea"));

        for (String change : List.of(
                "update catalog.audit set device_id = 'other' returning 1",
                "update catalog.audit set after = '{}' returning 1",
                "delete from catalog.audit returning 1",
                "truncate catalog.audit")) {
            assertThatThrownBy(() -> rows.query(change)).as(change).hasStackTraceContaining("audit is append-only");
        }
        assertThat(audit()).hasSize(1);
    }
}
