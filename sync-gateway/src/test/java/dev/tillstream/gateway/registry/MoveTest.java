package dev.tillstream.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.OperationsTopic;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import dev.tillstream.gateway.TillView;
import dev.tillstream.gateway.head.Announcement;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A till goes to another branch, or is taken away, while it works. */
@GatewayTest
class MoveTest {
    @Inject
    Pool pool;

    @Test
    void aMovedTillPullsAgainAndSendsOn() {
        Shop shop = new Shop();
        String from = shop.branch();
        String to = shop.branch();
        TestTill till = shop.till(from);
        TestTill neighbour = shop.till(to);
        Changes.of(till)
                .record("orders", "o-from", from, 1, "{}")
                .product("p-1", 1)
                .publish("changes.orders");
        Changes.of(neighbour).record("orders", "o-to", to, 1, "{}").publish("changes.orders");
        TillView before = new TillView(till, "limit=100");
        Eventually.get(() -> before.pullAll().records.size(), size -> size == 2);
        assertThat(before.records).containsKeys("orders|o-from", "products|p-1");
        UUID first = UUID.randomUUID();
        till.push(TestTill.sale(first, 1, "o-1"));

        Answer moved = Shop.setup("PATCH", "/devices/" + till.deviceId(), "{'branch_id':'%s'}".formatted(to));
        assertThat(moved.json().get("branch_id").asText()).isEqualTo(to);

        Answer expired = till.get("/sync/pull?limit=100&since=" + before.cursor);
        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.reason()).isEqualTo("cursor_expired");
        assertThat(till.get("/sync/status").json().get("branch_id").asText()).isEqualTo(to);
        till.push(TestTill.sale(UUID.randomUUID(), 2, "o-2"));
        assertThat(branchOf(shop, "o-1")).isEqualTo(from);
        assertThat(branchOf(shop, "o-2")).isEqualTo(to);

        Changes.of(till)
                .record("orders", "o-1", from, 1, "{}")
                .receipt(first, 1L, "applied", null)
                .publish("changes.orders");
        TillView after = new TillView(till, "limit=100");
        Eventually.get(() -> after.pullAll().receipts, receipts -> receipts.contains(first.toString()));
        assertThat(after.records).containsOnlyKeys("orders|o-to", "products|p-1");
        assertThat(after.appliedThrough).isEqualTo(1);
    }

    @Test
    void aHeldPullOfAMovedTillTellsNothingOfEitherBranch() {
        Shop shop = new Shop();
        String from = shop.branch();
        String to = shop.branch();
        TestTill till = shop.till(from);
        String cursor = till.get("/sync/pull").json().get("cursor").asText();
        CompletableFuture<Answer> held = held(till, cursor);
        Shop.setup("PATCH", "/devices/" + till.deviceId(), "{'branch_id':'%s'}".formatted(to));
        Changes.of(till).record("orders", "o-from", from, 1, "{}").publish("changes.orders");
        assertThat(held.join().status()).as(held.join().toString()).isEqualTo(410);
    }

    @Test
    void aHeldPullOfARevokedTillIsRefused() {
        TestTill till = Shop.anotherTill();
        String cursor = till.get("/sync/pull").json().get("cursor").asText();
        CompletableFuture<Answer> held = held(till, cursor);
        Shop.setup("POST", "/devices/" + till.deviceId() + "/revoke", "");
        Changes.of(till).product("p-secret", 1).publish("changes.catalog");
        assertThat(held.join().status()).as(held.join().toString()).isEqualTo(401);
        assertThat(held.join().reason()).isEqualTo("device_revoked");
    }

    /** What another gateway commits is all that this one hears of it. */
    @Test
    void whatAnotherGatewayRevokesIsRevokedHere() {
        TestTill till = Shop.anotherTill();
        assertThat(till.get("/sync/status").status()).isEqualTo(200);
        pool.withTransaction(other -> other.preparedQuery("update devices set revoked_at = now() where id = $1")
                        .execute(Tuple.of(till.deviceId()))
                        .chain(() -> other.preparedQuery("select pg_notify($1, $2)")
                                .execute(Tuple.of(Announcement.CHANNEL, Announcement.KEYS_CHANGED))))
                .subscribeAsCompletionStage()
                .join();
        Eventually.get(() -> till.get("/sync/status").status(), status -> status == 401);
        assertThat(till.push(TestTill.sale(1)).json().at("/results/0/reason").asText())
                .isEqualTo("device_revoked");
    }

    /** The change of rights counts from the next push on. */
    @Test
    void aTillThatSellsChangesNoProducts() {
        TestTill till = Shop.anotherTill();
        Shop.setup("PATCH", "/devices/" + till.deviceId(), "{'rights':'selling'}");
        JsonNode results = till.push(TestTill.sale(1), product(2)).json().get("results");
        assertThat(results.findValuesAsText("status")).containsExactly("durable", "rejected");
        assertThat(results.at("/1/reason").asText()).isEqualTo("not_allowed");
        Shop.setup("PATCH", "/devices/" + till.deviceId(), "{'rights':'all'}");
        assertThat(till.push(product(3)).json().at("/results/0/status").asText())
                .isEqualTo("durable");
    }

    private static String product(long seq) {
        return """
        {"op_id":"%s","seq":%d,"type":"products.upsert","id":"p-%d","occurred_at":"2026-11-21T10:30:00.000Z",
        "payload":{"name":"Tea"}}""".formatted(UUID.randomUUID(), seq, seq);
    }

    private static CompletableFuture<Answer> held(TestTill till, String cursor) {
        CompletableFuture<Answer> held =
                CompletableFuture.supplyAsync(() -> till.get("/sync/pull?wait=20&since=" + cursor));
        Eventually.get(
                () -> Shop.get("/q/metrics", "").response().body(),
                metrics -> !metrics.contains("tillstream_tills_waiting 0.0"));
        return held;
    }

    private static String branchOf(Shop shop, String order) {
        return OperationsTopic.next("operations.orders", shop.id + "/" + order)
                .at("/origin/branch_id")
                .asText();
    }
}
