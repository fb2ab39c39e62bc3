package dev.tillstream.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.ChangeRecord;
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
import org.junit.jupiter.api.Test;

/** An organization chooses, for each table, what happens to changes that didn't know of another one (S0-14). */
@QuarkusTest
@WithTestResource(StackResource.class)
class PolicyTest extends CatalogTest {
    private void policy(String policy) {
        ChangeRecord set = wire.outcomeOf(
                one.upsert(Tables.ORGANIZATION_SETTINGS, "settings", "merge_policy", Map.of("products", policy)));
        assertThat(receiptOf(set).status()).isEqualTo(ReceiptStatus.APPLIED);
    }

    private Receipt changedByTwo() {
        wire.outcomeOf(one.upsert(Tables.PRODUCTS, "p1", "name", "Tea", "price", 100));
        wire.outcomeOf(
                one.upsert(Tables.PRODUCTS, "p1", "price", 120).basedOn(1).at(10));
        return receiptOf(wire.outcomeOf(
                two.upsert(Tables.PRODUCTS, "p1", "price", 130).basedOn(1).at(5)));
    }

    private Map<String, ?> product() {
        return rows.one("select name, price from catalog.products where organization_id = ?", one.organization());
    }

    private List<?> conflicts() {
        return rows.query("select id from catalog.conflicts where organization_id = ?", one.organization());
    }

    @Test
    void mergeIsTheDefaultAndKeepsTheLoser() {
        assertThat(changedByTwo().status()).isEqualTo(ReceiptStatus.CONFLICT);
        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void lastWriteWinsWithoutAWord() {
        policy("last_write_wins");

        assertThat(changedByTwo().status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(product()).isEqualTo(Map.of("name", "Tea", "price", 120L));
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void whatIsStaleIsRefused() {
        policy("reject_stale");
        Receipt refused = changedByTwo();
        Receipt blind = receiptOf(
                wire.outcomeOf(two.upsert(Tables.PRODUCTS, "p1", "name", "Cha").at(20)));
        Receipt deletion = receiptOf(
                wire.outcomeOf(two.delete(Tables.PRODUCTS, "p1").basedOn(1).at(20)));
        Receipt knowing = receiptOf(wire.outcomeOf(
                two.upsert(Tables.PRODUCTS, "p1", "name", "Cha").basedOn(2).at(21)));

        assertThat(List.of(refused, blind, deletion))
                .extracting(Receipt::reason)
                .containsOnly(Reason.STALE_VERSION);
        assertThat(refused.status()).isEqualTo(ReceiptStatus.REJECTED);
        assertThat(refused.message()).contains("base_version is 1").contains("version is 2");
        assertThat(knowing.status()).isEqualTo(ReceiptStatus.APPLIED);
        assertThat(product()).isEqualTo(Map.of("name", "Cha", "price", 120L));
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aDeviceIsNotStaleForWhatItDidItself() {
        policy("reject_stale");
        wire.outcomeOf(one.upsert(Tables.PRODUCTS, "p1", "name", "Tea", "price", 100));
        wire.outcomeOf(
                one.upsert(Tables.PRODUCTS, "p1", "price", 110).basedOn(1).at(1));
        Receipt second = receiptOf(wire.outcomeOf(
                one.upsert(Tables.PRODUCTS, "p1", "name", "Cha").basedOn(1).at(2)));

        assertThat(second.status()).isEqualTo(ReceiptStatus.APPLIED);
    }

    @Test
    void otherTablesAndOrganizationsGoOnMerging() {
        policy("reject_stale");
        Till stranger = new Till("org-" + Till.nextId(), "till-1");
        wire.outcomeOf(stranger.upsert(Tables.PRODUCTS, "p1", "name", "Tea"));
        wire.outcomeOf(one.upsert(Tables.CUSTOMERS, "c1", "name", "Ann"));
        Till neighbour = new Till(stranger.organization(), "till-2");

        assertThat(receiptOf(wire.outcomeOf(neighbour
                                .upsert(Tables.PRODUCTS, "p1", "price", 1)
                                .at(1)))
                        .status())
                .isEqualTo(ReceiptStatus.APPLIED);
        assertThat(receiptOf(wire.outcomeOf(
                                two.upsert(Tables.CUSTOMERS, "c1", "phone", "1").at(1)))
                        .status())
                .isEqualTo(ReceiptStatus.APPLIED);
    }
}
