package dev.tillstream.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.local.StackResource;
import dev.tillstream.local.simulated.Till;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Exactly once, and nobody stopped by others, with real Kafka and Postgres (DESIGN §2, §4). */
@QuarkusTest
@WithTestResource(StackResource.class)
class InboxTest extends CatalogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    KafkaClientService clients;

    private Till.Push product(String id) {
        return one.upsert(Tables.PRODUCTS, id, "name", "Product " + id, "price", 100);
    }

    private List<Map<String, @Nullable Object>> products() {
        return rows.query(
                "select id, version, name, price, updated_at, field_stamps::text from catalog.products"
                        + " where organization_id = ? order by id",
                one.organization());
    }

    private Object appliedOperations() {
        return Objects.requireNonNull(
                rows.one("select count(*) as n from catalog.inbox where organization_id = ?", one.organization())
                        .get("n"));
    }

    @Test
    void anOperationThatComesAgainHasOneEffectAndTheSameOutcome() {
        Till.Push push = product("p1");
        ChangeRecord first = wire.outcomeOf(push);
        List<Map<String, @Nullable Object>> before = products();
        wire.push(push, push);

        assertThat(wire.outcomes(push.opId(), 3)).containsExactly(first, first, first);
        assertThat(products()).isEqualTo(before).hasSize(1);
        assertThat(appliedOperations()).isEqualTo(1L);
    }

    @Test
    void anOperationTwiceInOnePollHasOneEffect() {
        Till.Push push = product("p1");
        wire.push(push, push, push);

        assertThat(wire.outcomes(push.opId(), 3))
                .extracting(record -> receiptOf(record).version())
                .containsOnly(1L);
        assertThat(appliedOperations()).isEqualTo(1L);
    }

    @Test
    void anotherOperationUnderAUsedIdGoesToQuarantine() {
        Till.Push first = product("p1");
        Till.Push other = product("p2").withOpId(first.opId());
        wire.outcomeOf(first);
        wire.push(other);

        QuarantinedOperation quarantined =
                wire.quarantined(found -> first.opId().equals(found.opId()));
        assertThat(quarantined.reason()).isEqualTo(Reason.OP_ID_REUSED);
        assertThat(quarantined.content()).contains("Product p2");
        assertThat(wire.outcomes(first.opId(), 1)).hasSize(1);
        assertThat(products()).extracting(row -> row.get("id")).containsExactly("p1");
    }

    @Test
    void whatCanNotBeReadGoesToQuarantineAndStopsNobody() {
        String key = one.organization() + "/p1";
        wire.push(product("p1"));
        wire.send(key, ("not JSON: " + one.organization()).getBytes(StandardCharsets.UTF_8));
        wire.send(key, ("{\"operation\": \"" + one.organization() + "\"}").getBytes(StandardCharsets.UTF_8));
        wire.send(key, ("{\"fingerprint\": \"" + one.organization() + "\"}").getBytes(StandardCharsets.UTF_8));
        Till.Push next =
                one.upsert(Tables.PRODUCTS, "p1", "price", 110).basedOn(1).at(1);

        assertThat(receiptOf(wire.outcomeOf(next)).version()).isEqualTo(2);
        for (String start : List.of("not JSON", "{\"operation\"", "{\"fingerprint\"")) {
            QuarantinedOperation quarantined = wire.quarantined(found ->
                    found.content().startsWith(start) && found.content().contains(one.organization()));
            assertThat(quarantined.reason()).isEqualTo(Reason.INVALID_OPERATION);
            assertThat(quarantined.source()).isEqualTo("operations.catalog");
        }
    }

    @Test
    void whatTheDatabaseRefusesIsRefusedAlone() {
        Till.Push before = product("p1");
        Till.Push nul = one.upsert(Tables.PRODUCTS, "p2", "name", "N\0UL");
        Till.Push nulInside = one.upsert(Tables.PRODUCTS, "p3", "name", "Tea", "specifications", List.of("N\0UL"));
        Till.Push tooBig =
                one.upsert(Tables.PRODUCTS, "p4", "name", "Tea", "units_per_box", new BigDecimal("5000000000000"));
        Till.Push after = product("p5");
        wire.push(before, nul, nulInside, tooBig, after);

        for (Till.Push refused : List.of(nul, nulInside, tooBig)) {
            Receipt receipt = receiptOf(wire.outcomes(refused.opId(), 1).get(0));
            assertThat(receipt.status()).isEqualTo(ReceiptStatus.REJECTED);
            assertThat(receipt.reason()).isEqualTo(Reason.INTERNAL_ERROR);
            assertThat(wire.quarantined(found -> refused.opId().equals(found.opId()))
                            .content())
                    .contains(refused.id());
        }
        wire.outcomes(before.opId(), 1);
        wire.outcomes(after.opId(), 1);
        assertThat(products()).extracting(row -> row.get("id")).containsExactly("p1", "p5");
    }

    @Test
    void afterAResetOfTheOffsetsAllOutcomesAreTheSame() {
        List<Till.Push> pushes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pushes.add(product("p" + i));
            pushes.add(one.upsert(Tables.PRODUCTS, "p" + i, "price", i).at(i));
        }
        wire.push(pushes);
        List<ChangeRecord> first = pushes.stream()
                .map(push -> wire.outcomes(push.opId(), 1).get(0))
                .toList();
        List<Map<String, @Nullable Object>> before = products();

        rewind();

        for (int i = 0; i < pushes.size(); i++) {
            assertThat(wire.outcomes(pushes.get(i).opId(), 2)).containsExactly(first.get(i), first.get(i));
        }
        assertThat(products()).isEqualTo(before).hasSize(20);
        assertThat(appliedOperations()).isEqualTo(40L);
    }

    /** As another group would start: from the first record of each partition. */
    private void rewind() {
        clients.<String, byte[]>getConsumer("operations")
                .runOnPollingThread((Function<Consumer<String, byte[]>, Integer>) InboxTest::seekToBeginning)
                .await()
                .atMost(PATIENCE);
    }

    private static Integer seekToBeginning(Consumer<String, byte[]> consumer) {
        consumer.seekToBeginning(consumer.assignment());
        return consumer.assignment().size();
    }
}
