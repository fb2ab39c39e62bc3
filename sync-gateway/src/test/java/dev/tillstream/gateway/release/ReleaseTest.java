package dev.tillstream.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.OperationsTopic;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.audit.Audit;
import dev.tillstream.gateway.audit.AuditAuthor;
import dev.tillstream.gateway.topic.OperationLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A release has one effect and ends in one receipt, however often and wherever it is asked for, and whatever ends in between. */
@GatewayTest
class ReleaseTest {
    @Inject
    Pool pool;

    @Inject
    DecisionStore store;

    @Inject
    ReleaseRules rules;

    @Inject
    OperationLog log;

    @Inject
    Audit audit;

    @Inject
    InstantSource clock;

    @Inject
    UnfinishedReleases unfinished;

    @Test
    void aRevokedTillsSaleIsPublishedAsItCame() {
        TestTill till = Shop.anotherTill();
        UUID opId = UUID.randomUUID();
        String id = Desk.keptSale(till, opId, "o-1");
        Eventually.get(() -> receipt(till, opId), "rejected door"::equals);

        JsonNode result =
                Desk.decide("release", till, "the till was found again", id).at("/results/0");
        assertThat(result.toString()).isEqualTo("{\"id\":\"" + id + "\",\"status\":\"released\"}");
        JsonNode published = OperationsTopic.next("operations.orders", till.organizationId() + "/o-1");
        assertThat(published.at("/origin/device_id").asText()).isEqualTo(till.deviceId());
        assertThat(published.at("/origin/branch_id").asText()).isEqualTo(till.branchId());
        assertThat(published.at("/origin/branch_code").asText()).startsWith("B");
        assertThat(published.get("released_by").asText()).isEqualTo("setup");
        assertThat(published.get("operation")).isEqualTo(Shop.parse(TestTill.sale(opId, 1, "o-1")));
        JsonNode kept = Desk.one(till, id);
        assertThat(published.get("received_at")).isEqualTo(kept.get("received_at"));
        assertThat(kept.get("status").asText()).isEqualTo("released");
        assertThat(kept.get("decided_by").asText()).isEqualTo("setup");
        assertThat(kept.get("decision_reason").asText()).isEqualTo("the till was found again");
        assertThat(kept.get("receipt").isNull()).isTrue();

        Changes.of(till).receipt(opId, 1L, "applied", null).publish("changes.orders");
        Changes.of(till).receipt(opId, 1L, "applied", null).publish("changes.orders");
        Eventually.get(() -> receipt(till, opId), "applied"::equals);
        assertThat(Desk.one(till, id).at("/receipt/status").asText()).isEqualTo("applied");
        assertThat(Desk.list(till, "&status=open")).isEmpty();
    }

    @Test
    void whoWaitsIsToldTheReceipt() {
        TestTill till = Shop.anotherTill();
        UUID opId = UUID.randomUUID();
        String id = Desk.keptSale(till, opId, "o-1");
        CompletableFuture<JsonNode> waiting =
                CompletableFuture.supplyAsync(() -> Desk.decideAndWait("release", till, id));
        OperationsTopic.next("operations.orders", till.organizationId() + "/o-1");
        Changes.of(till).receipt(opId, 1L, "conflict", "totals_mismatch").publish("changes.orders");
        assertThat(waiting.join().at("/results/0/receipt/status").asText()).isEqualTo("conflict");
    }

    /** What a till counted one after the other goes into the log in that order, whatever the order of the ids. */
    @Test
    void theOrderOfTheTillIsKept() {
        TestTill till = Shop.anotherTill();
        Desk.revoke(till);
        List<String> sales = new ArrayList<>();
        for (long seq = 1; seq <= 45; seq++) {
            sales.add(TestTill.sale(UUID.randomUUID(), seq, "o-1"));
        }
        till.push(sales.toArray(String[]::new));
        JsonNode kept = Eventually.get(() -> Desk.list(till, ""), found -> found.size() == 45);
        List<String> ids = new ArrayList<>(kept.findValuesAsText("id"));
        java.util.Collections.shuffle(ids, new java.util.Random(7));
        JsonNode results = Desk.decide("release", till, "all of it", ids.toArray(String[]::new))
                .get("results");
        assertThat(results.findValuesAsText("id")).isEqualTo(ids);
        assertThat(results.findValuesAsText("status")).containsOnly("released");
        List<JsonNode> published = OperationsTopic.all("operations.orders", till.organizationId() + "/o-1", 45);
        for (int i = 0; i < 45; i++) {
            assertThat(published.get(i).at("/operation/seq").asInt()).isEqualTo(i + 1);
        }
    }

    /** Eight people at two gateways. */
    @Test
    void releasedByManyAtOnceItIsPublishedOnce() {
        TestTill till = Shop.anotherTill();
        String id = Desk.keptSale(till, UUID.randomUUID(), "o-1");
        ReleaseHandler second = new ReleaseHandler(pool, store, rules, log, audit, clock);
        Administrator installer =
                new Administrator(till.organizationId(), null, AuditAuthor.INSTALLER, Optional.empty());
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(CompletableFuture.supplyAsync(() -> Desk.decide("release", till, "me", id)
                    .at("/results/0/status")
                    .asText()));
            all.add(second.release(installer, new Decision(List.of(id), "me too"))
                    .map(results -> results.get(0).status())
                    .subscribeAsCompletionStage());
        }
        all.forEach(answer -> assertThat(answer.join()).isIn("released", "releasing"));
        assertThat(Desk.one(till, id).get("status").asText()).isEqualTo("released");
        assertThat(published(till, "o-1")).hasSize(1);
        assertThat(Shop.setup("GET", "/audit?table=quarantine&organization_id=" + till.organizationId(), "")
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    /** The gateway ends behind the decision: another one carries it out. */
    @Test
    void aDecisionIsCarriedOutByAnother() {
        TestTill till = Shop.anotherTill();
        String id = Desk.keptSale(till, UUID.randomUUID(), "o-1");
        endedBehindDecision(id);
        carryOut();
        assertThat(Desk.one(till, id).get("status").asText()).isEqualTo("released");
        List<JsonNode> published = published(till, "o-1");
        assertThat(published).hasSize(1);
        assertThat(published.get(0).get("released_by").asText()).isEqualTo("somebody");
    }

    /** It ends behind the publication: what is published again is the same to the inbox, which knows the operation. */
    @Test
    void whatIsPublishedTwiceIsTheSameOperation() {
        TestTill till = Shop.anotherTill();
        UUID opId = UUID.randomUUID();
        String id = Desk.keptSale(till, opId, "o-1");
        Desk.decide("release", till, "me", id);
        endedBehindDecision(id);
        carryOut();
        List<JsonNode> published = published(till, "o-1");
        assertThat(published).hasSize(2);
        for (String part : new String[] {"operation", "fingerprint", "origin", "received_at"}) {
            assertThat(published.get(1).get(part))
                    .as(part)
                    .isEqualTo(published.get(0).get(part));
        }
        assertThat(Desk.one(till, id).get("status").asText()).isEqualTo("released");
    }

    /** It ends behind the service's answer, which may be a refusal: then there is nothing left to do. */
    @Test
    void whatIsAnsweredIsDone() {
        TestTill till = Shop.anotherTill();
        UUID opId = UUID.randomUUID();
        String id = Desk.keptSale(till, opId, "o-1");
        Desk.decide("release", till, "me", id);
        Changes.of(till).receipt(opId, 1L, "rejected", "unknown_record").publish("changes.orders");
        Eventually.get(() -> receipt(till, opId), "rejected"::equals);
        endedBehindDecision(id);
        carryOut();
        assertThat(published(till, "o-1")).hasSize(1);
        assertThat(Desk.one(till, id).get("status").asText()).isEqualTo("released");
        assertThat(Desk.one(till, id).at("/receipt/reason").asText()).isEqualTo("unknown_record");
    }

    /** Sent again by the till, it meets its release: one of them has the effect. */
    @Test
    void aTillThatWasAnsweredLateSendsTheSame() {
        TestTill till = Shop.anotherTill();
        UUID opId = UUID.randomUUID();
        till.push(TestTill.sale(opId, 1, "o-1").replace("orders.create", "orders.later"));
        JsonNode kept = Eventually.get(() -> Desk.list(till, ""), found -> found.size() == 1);
        Answer again = till.push(TestTill.sale(opId, 1, "o-1"));
        assertThat(again.json().at("/results/0/status").asText()).isEqualTo("durable");
        Changes.of(till).receipt(opId, 1L, "applied", null).publish("changes.orders");
        Eventually.get(() -> receipt(till, opId), "applied"::equals);
        JsonNode result = Desk.decide(
                        "discard", till, "old", kept.get(0).get("id").asText())
                .at("/results/0");
        assertThat(result.get("status").asText()).isEqualTo("open");
        assertThat(result.get("message").asText()).contains("applied since");
    }

    /** All that was published of the order: what comes behind a record of the same key was there before it. */
    private static List<JsonNode> published(TestTill till, String order) {
        String key = till.organizationId() + "/" + order;
        Changes.publishRaw("operations.orders", key, "{\"end\":true}");
        List<JsonNode> found = new ArrayList<>(OperationsTopic.upTo(
                "operations.orders", key, record -> record.path("end").asBoolean()));
        found.remove(found.size() - 1);
        return found;
    }

    private void endedBehindDecision(String id) {
        run("""
                update quarantine set status = 'releasing', decided_at = now() - interval '1 minute',
                    decided_by = 'somebody', decision_reason = 'me' where id = $1
                """, id);
    }

    private void carryOut() {
        unfinished.publish().subscribeAsCompletionStage().join();
    }

    private void run(String sql, String id) {
        pool.preparedQuery(sql)
                .execute(Tuple.of(id))
                .subscribeAsCompletionStage()
                .join();
    }

    /** The one receipt's status, and whether it is the door's. */
    private String receipt(TestTill till, UUID opId) {
        Uni<String> found = pool.preparedQuery(
                        "select string_agg(status || case when door then ' door' else '' end, ',') from receipts"
                                + " where organization_id = $1 and op_id = $2")
                .execute(Tuple.of(till.organizationId(), opId))
                .map(rows -> String.valueOf(rows.iterator().next().getString(0)));
        return found.subscribeAsCompletionStage().join();
    }
}
