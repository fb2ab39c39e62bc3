package dev.tillstream.gateway.pull;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import dev.tillstream.gateway.TillView;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class PullTest {
    private Shop shop;
    private TestTill till;

    @BeforeEach
    void aTill() {
        shop = new Shop();
        till = shop.till(shop.branch());
    }

    @Test
    void anEmptyFeedIsAnEmptyPage() {
        JsonNode page = till.get("/sync/pull").json();
        assertThat(page.get("changes")).isEmpty();
        assertThat(page.get("receipts")).isEmpty();
        assertThat(page.get("has_more").asBoolean()).isFalse();
        assertThat(page.get("applied_through").asLong()).isZero();
        assertThat(page.get("cursor").asText()).isNotEmpty();
    }

    @Test
    void aTillSeesItsOrganizationAndItsBranch() {
        TestTill elsewhere = shop.till(shop.branch());
        TestTill stranger = Shop.anotherTill();
        Changes.of(till)
                .product("p-1", 1)
                .record("orders", "o-1", till.branchId(), 1, "{\"total\":1}")
                .publish("changes.orders");
        Eventually.get(() -> new TillView(till, "").pullAll().records.keySet(), keys -> keys.size() == 2);
        assertThat(new TillView(elsewhere, "").pullAll().records).containsOnlyKeys("products|p-1");
        assertThat(new TillView(stranger, "").pullAll().records).isEmpty();
    }

    @Test
    void lateAndRepeatedRecordsDoNoHarm() {
        Changes second = Changes.of(till).product("p", 2);
        second.publish("changes.catalog");
        awaitVersion("products|p", 2);
        String before = till.get("/sync/digest").json().toString();
        Changes.of(till).product("p", 1).publish("changes.catalog");
        second.publish("changes.catalog");
        Changes.of(till).product("marker", 1).publish("changes.catalog");
        awaitVersion("products|marker", 1);
        assertThat(new TillView(till, "").pullAll().records).containsEntry("products|p", 2L);
        Changes.of(till).deleted("products", "marker", "*", 2).publish("changes.catalog");
        Eventually.get(() -> new TillView(till, "").pullAll().records.size(), size -> size == 1);
        assertThat(till.get("/sync/digest").json().at("/tables")).hasToString(table(before));
    }

    @Test
    void aStartLeavesDeletionsOutAndACursorBringsThem() {
        Changes.of(till).product("p", 1).publish("changes.catalog");
        awaitVersion("products|p", 1);
        TillView old = new TillView(till, "").pullAll();
        Changes.of(till).deleted("products", "p", "*", 2).product("q", 1).publish("changes.catalog");
        awaitVersion("products|q", 1);
        JsonNode fresh = till.get("/sync/pull").json();
        assertThat(fresh.get("changes")).hasSize(1);
        assertThat(old.pullAll().records).containsOnlyKeys("products|q");
    }

    @Test
    void tablesFilterAndBelongToTheirCursor() {
        Changes.of(till)
                .product("p", 1)
                .record("customers", "c", "*", 1, "{\"name\":\"C\"}")
                .publish("changes.catalog");
        awaitVersion("customers|c", 1);
        TillView customers = new TillView(till, "tables=customers").pullAll();
        assertThat(customers.records).containsOnlyKeys("customers|c");
        Answer other = till.get("/sync/pull?tables=products&since=" + customers.cursor);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.reason()).isEqualTo("invalid_operation");
        assertThat(till.get("/sync/pull?since=" + customers.cursor).status()).isEqualTo(400);
        assertThat(till.get("/sync/pull?tables=products,customers,products").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "since=garbage",
                "since=%00",
                "limit=0",
                "limit=5001",
                "limit=x",
                "limit=99999999999999999999",
                "wait=61",
                "wait=-1",
                "tables=nonsense",
                "tables=products%27%3B--"
            })
    void badParametersAreNamed(String parameter) {
        Answer answer = till.get("/sync/pull?" + parameter);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("invalid_operation");
        assertThat(answer.json().get("detail").asText()).contains(parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void aCursorOfAnotherOrganizationIsExpired() {
        TestTill stranger = Shop.anotherTill();
        String theirs = stranger.get("/sync/pull").json().get("cursor").asText();
        Answer answer = till.get("/sync/pull?since=" + theirs);
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.reason()).isEqualTo("cursor_expired");
    }

    @Test
    void anEmptyPageIsHeldUntilThereIsSomething() {
        String cursor = till.get("/sync/pull").json().get("cursor").asText();
        CompletableFuture<Answer> held =
                CompletableFuture.supplyAsync(() -> till.get("/sync/pull?wait=30&since=" + cursor));
        Eventually.get(() -> Shop.get("/q/metrics", "").response().body(), text -> text.contains("tills_waiting 1"));
        assertThat(held).isNotDone();
        Changes.of(till).product("p", 1).publish("changes.catalog");
        assertThat(held.join().json().at("/changes/0/id").asText()).isEqualTo("p");
    }

    @Test
    void aHeldPageEndsWithItsTime() {
        String cursor = till.get("/sync/pull").json().get("cursor").asText();
        Answer answer = till.get("/sync/pull?wait=1&since=" + cursor);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("changes")).isEmpty();
        assertThat(answer.json().get("cursor").asText()).isEqualTo(cursor);
    }

    @Test
    void nothingNewIs304() {
        Changes.of(till).product("p", 1).publish("changes.catalog");
        awaitVersion("products|p", 1);
        Answer first = till.get("/sync/pull");
        String tag = first.header("ETag");
        assertThat(tag).isNotEmpty();
        Answer again = till.get("/sync/pull", "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        Changes.of(till).product("p", 2).publish("changes.catalog");
        awaitVersion("products|p", 2);
        assertThat(till.get("/sync/pull", "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void aPageIsGzippedWhenAsked() {
        Changes.of(till)
                .record("products", "p", "*", 1, "{\"name\":\"" + "long ".repeat(2000) + "\"}")
                .publish("changes.catalog");
        awaitVersion("products|p", 1);
        assertThat(till.get("/sync/pull", "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(till.get("/sync/pull").header("Content-Encoding")).isIn("", "identity");
    }

    @Test
    void receiptsComeInPagesAndAppliedThroughIsExact() {
        UUID[] operations = new UUID[25];
        for (int i = 0; i < operations.length; i++) {
            operations[i] = UUID.randomUUID();
            Changes.of(till)
                    .product("p-" + i, 1)
                    .receipt(operations[i], (long) i + 1, "applied", null)
                    .publish("changes.catalog");
        }
        Eventually.get(
                () -> till.get("/sync/status").json().get("applied_through").asLong(), seq -> seq == 25);
        TillView view = new TillView(till, "limit=4");
        boolean more = true;
        while (more) {
            more = view.pull();
            assertThat(view.appliedThrough).isEqualTo(view.receipts.size());
        }
        assertThat(view.receipts)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(operations).map(UUID::toString).toList());
        assertThat(view.records).hasSize(25);
    }

    @Test
    void receiptsWithoutANumberAreNotPulled() {
        Changes.of(till).receipt(UUID.randomUUID(), null, "applied", null).publish("changes.catalog");
        Changes.of(till).product("p", 1).publish("changes.catalog");
        awaitVersion("products|p", 1);
        assertThat(new TillView(till, "").pullAll().receipts).isEmpty();
    }

    @Test
    void whatCannotBeReadGoesToTheQuarantineAndTheFeedGoesOn() {
        Changes.publishRaw("changes.catalog", till.organizationId() + "/x", "{\"broken\":");
        Changes.of(till).product("p", 1).publish("changes.catalog");
        awaitVersion("products|p", 1);
    }

    private void awaitVersion(String key, long version) {
        Eventually.get(() -> new TillView(till, "").pullAll().records.getOrDefault(key, 0L), found -> found == version);
    }

    private static String table(String digest) {
        int from = digest.indexOf("[");
        return digest.substring(from, digest.indexOf("]") + 1);
    }
}
