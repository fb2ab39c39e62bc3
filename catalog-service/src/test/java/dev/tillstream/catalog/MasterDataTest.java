package dev.tillstream.catalog;

import static dev.tillstream.local.simulated.Till.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Till;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(StackResource.class)
class MasterDataTest extends CatalogTest {
    static Iterable<Table> tables() {
        return Tables.masterData(Owner.CATALOG);
    }

    private static Fields dataOf(ChangeRecord record) {
        return Objects.requireNonNull(record.changes().get(0).data());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aRecordIsCreatedChangedAndDeleted(Table table) {
        String text = Samples.textField(table);
        Fields first = Samples.required(table).with(text, "First").with("oem_number", "X");
        ChangeRecord created = wire.outcomeOf(one.push(table.name() + ".upsert", "r1", first));
        ChangeRecord changed = wire.outcomeOf(
                two.upsert(table, "r1", text, "Second").basedOn(1).at(5));
        ChangeRecord deleted = wire.outcomeOf(one.delete(table, "r1").basedOn(2).at(6));

        assertThat(receiptOf(created).status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(receiptOf(created).version()).isEqualTo(1);
        assertThat(dataOf(created).text("oem_number")).isEqualTo("X");
        assertThat(dataOf(changed).text(text)).isEqualTo("Second");
        assertThat(dataOf(changed).text("oem_number")).isEqualTo("X");
        assertThat(deleted.changes()).containsExactly(new Change(table.name(), "r1", "*", 3, true, null));
        assertThat(rows.one(
                        "select version, " + text + " as text, device_id, deleted_at is not null as gone from catalog."
                                + table.name() + " where organization_id = ?",
                        one.organization()))
                .isEqualTo(Map.of("version", 3L, "text", "Second", "device_id", "till-1", "gone", true));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyFieldComesBackAsItWasSent(Table table) {
        String text = Samples.textField(table);
        Fields payload = Samples.full(table)
                .with("specifications", List.of(Map.of("watts", new BigDecimal("7.50"), "led", true)));
        Till.Push push = one.push(table.name() + ".upsert", "r1", payload);

        ChangeRecord created = wire.outcomeOf(push);
        ChangeRecord again = wire.outcomeOf(push.withOpId(Till.nextId()).at(9));
        ChangeRecord touched =
                wire.outcomeOf(one.upsert(table, "r1", text, "Touched").at(10));

        assertThat(again.changes()).isEmpty();
        assertThat(receiptOf(again)).satisfies(receipt -> {
            assertThat(receipt.status()).isEqualTo(ReceiptStatus.APPLIED);
            assertThat(receipt.version()).isEqualTo(1);
        });
        assertThat(dataOf(created).names()).containsAll(payload.names());
        assertThat(dataOf(touched).only(name -> table.field(name).isPresent()))
                .isEqualTo(dataOf(created)
                        .only(name -> table.field(name).isPresent())
                        .with(text, "Touched"));
    }

    @Test
    void outcomesKeepTheKeyOfTheirOperation() {
        Till.Push push = one.upsert(Tables.PRODUCTS, "p1", "name", "Tea");
        wire.push(push);

        assertThat(wire.keyOfOutcome(push.pushed())).isEqualTo(one.organization() + "/p1");
    }

    @Test
    void whatIsIncompleteOrUnknownIsRejected() {
        Receipt nameless = receiptOf(wire.outcomeOf(one.upsert(Tables.PRODUCTS, "p1", "price", 100)));
        Receipt unknownRecord = receiptOf(wire.outcomeOf(one.delete(Tables.PRODUCTS, "p1")));
        Receipt unknownType = receiptOf(wire.outcomeOf(one.push("orders.create", "p1", Fields.NONE)));
        Receipt wrongKind = receiptOf(wire.outcomeOf(one.upsert(Tables.PRODUCTS, "p1", "name", "Tea", "price", 1.5)));

        assertThat(List.of(nameless, unknownRecord, unknownType, wrongKind))
                .extracting(Receipt::reason)
                .containsExactly(
                        Reason.INVALID_OPERATION, Reason.UNKNOWN_RECORD, Reason.UNKNOWN_TYPE, Reason.INVALID_OPERATION);
        assertThat(nameless.message()).isEqualTo("name is required");
        assertThat(rows.query("select id from catalog.products where organization_id = ?", one.organization()))
                .isEmpty();
    }

    @Test
    void changesOfOneBatchBuildOnEachOther() {
        Till.Push first = one.upsert(Tables.PRODUCTS, "p1", "name", "Tea", "price", 100);
        Till.Push second =
                one.upsert(Tables.PRODUCTS, "p1", "price", 110).basedOn(1).at(1);
        Till.Push third =
                two.upsert(Tables.PRODUCTS, "p1", "name", "Cha").basedOn(1).at(2);
        wire.push(first, second, third);

        assertThat(receiptOf(wire.outcomes(third.opId(), 1).get(0)).version()).isEqualTo(3);
        assertThat(rows.one("select name, price from catalog.products where organization_id = ?", one.organization()))
                .isEqualTo(Map.of("name", "Cha", "price", 110L));
    }

    @Test
    void stampsSayWhoChangedWhichField() {
        Till.Push created = one.upsert(Tables.PRODUCTS, "p1", "name", "Tea", "price", 100);
        Till.Push changed =
                two.upsert(Tables.PRODUCTS, "p1", "price", 110).basedOn(1).at(1);
        wire.outcomeOf(created);
        wire.outcomeOf(changed);

        assertThat(rows.query("""
                select s->>'op_id' as op_id, s->>'device_id' as device, (s->>'version')::bigint as version,
                       s->>'occurred_at' as occurred_at, s->>'fields' as fields
                from catalog.products, jsonb_array_elements(field_stamps) s where organization_id = ?""", one.organization()))
                .containsExactlyInAnyOrder(
                        Map.of(
                                "op_id", created.opId().toString(),
                                "device", "till-1",
                                "version", 1L,
                                "occurred_at", "2026-11-21T08:00:00.000Z",
                                "fields", "[\"name\"]"),
                        Map.of(
                                "op_id", changed.opId().toString(),
                                "device", "till-2",
                                "version", 2L,
                                "occurred_at", "2026-11-21T08:01:00.000Z",
                                "fields", "[\"price\"]"));
    }

    @Test
    void noOrganizationSeesAnother() {
        Till stranger = new Till("org-" + Till.nextId(), "till-1");
        wire.outcomeOf(one.upsert(Tables.CUSTOMERS, "c1", "name", "Ann"));
        Receipt receipt = receiptOf(wire.outcomeOf(stranger.delete(Tables.CUSTOMERS, "c1")));
        wire.outcomeOf(stranger.upsert(Tables.CUSTOMERS, "c1", "name", "Bob"));

        assertThat(receipt.reason()).isEqualTo(Reason.UNKNOWN_RECORD);
        assertThat(rows.one("select name from catalog.customers where organization_id = ?", one.organization()))
                .isEqualTo(fields("name", "Ann").values());
    }

    @Test
    void isHealthyAndCounts() {
        wire.outcomeOf(one.upsert(Tables.CUSTOMERS, "c1", "name", "Ann"));

        assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("tillstream_operations_total{reason=\"none\",status=\"applied\",type=\"customers.upsert\"}");
    }
}
