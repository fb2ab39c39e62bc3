package dev.tillstream.gateway.pull;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.contracts.TableDigest;
import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestTill;
import dev.tillstream.gateway.TillView;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever pages ends with exactly the server's state, whatever was written meanwhile (PROTOCOL §2). */
@GatewayTest
class PullPropertyTest {
    private static final int ROUNDS = 120;
    private static final int RECORDS = 40;

    @Test
    void cursorsHaveNoGaps() {
        for (long seed = 1; seed <= 3; seed++) {
            run(seed);
        }
    }

    private static void run(long seed) {
        Random random = new Random(seed);
        Shop shop = new Shop();
        TestTill[] tills = {shop.till(shop.branch()), shop.till(shop.branch())};
        TillView[] views = {
            new TillView(tills[0], "limit=7"), new TillView(tills[0], "limit=5000"), new TillView(tills[1], "limit=3")
        };
        Map<String, Long> everywhere = new TreeMap<>();
        Map<String, Long> versions = new HashMap<>();
        long[] seqs = new long[tills.length];
        for (int round = 0; round < ROUNDS; round++) {
            int sender = random.nextInt(tills.length);
            write(random, tills[sender], ++seqs[sender], versions, everywhere);
            views[random.nextInt(views.length)].pull();
        }
        for (int i = 0; i < tills.length; i++) {
            awaitApplied(tills[i], seqs[i]);
        }
        for (TillView view : views) {
            view.pullAll();
        }
        assertThat(views[0].records).as("seed %d", seed).isEqualTo(everywhere);
        assertThat(views[1].records).as("seed %d", seed).isEqualTo(everywhere);
        assertThat(views[2].records).as("seed %d", seed).isEqualTo(everywhere);
        assertThat(views[0].receipts)
                .as("seed %d", seed)
                .doesNotHaveDuplicates()
                .hasSize((int) seqs[0]);
        assertThat(views[2].receipts)
                .as("seed %d", seed)
                .doesNotHaveDuplicates()
                .hasSize((int) seqs[1]);
        assertThat(views[0].appliedThrough).as("seed %d", seed).isEqualTo(seqs[0]);
        assertDigest(seed, tills[0], views[0]);
        assertDigest(seed, tills[1], views[2]);
    }

    private static void write(
            Random random, TestTill till, long seq, Map<String, Long> versions, Map<String, Long> state) {
        Changes changes = Changes.of(till);
        for (int i = random.nextInt(4); i >= 0; i--) {
            String id = "p-" + random.nextInt(RECORDS);
            long version = versions.merge(id, 1L, Long::sum);
            if (random.nextInt(4) == 0) {
                changes.deleted("products", id, "*", version);
                state.remove("products|" + id);
            } else {
                changes.product(id, version);
                state.put("products|" + id, version);
            }
        }
        Changes receipt = changes.receipt(UUID.randomUUID(), seq, "applied", null);
        receipt.publish("changes.catalog");
        if (random.nextInt(5) == 0) {
            receipt.publish("changes.catalog");
        }
    }

    private static void awaitApplied(TestTill till, long seq) {
        Eventually.get(
                () -> till.get("/sync/status").json().get("applied_through").asLong(), found -> found == seq);
    }

    /** The digest at the till's own cursor is what the till computes itself. */
    private static void assertDigest(long seed, TestTill till, TillView view) {
        JsonNode digest = till.get("/sync/digest?tables=products").json();
        assertThat(digest.get("cursor").asText()).as("seed %d", seed).isEqualTo(view.cursor);
        long hash = 0;
        for (Map.Entry<String, Long> record : view.records.entrySet()) {
            String id = record.getKey().substring("products|".length());
            hash ^= TableDigest.hashOf("products", id, record.getValue());
        }
        assertThat(digest.at("/tables/0/hash").asText()).as("seed %d", seed).isEqualTo(TableDigest.hex(hash));
        assertThat(digest.at("/tables/0/count").asInt()).as("seed %d", seed).isEqualTo(view.records.size());
    }
}
