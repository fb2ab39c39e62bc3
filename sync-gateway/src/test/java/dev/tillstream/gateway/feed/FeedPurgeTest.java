package dev.tillstream.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.Eventually;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import dev.tillstream.gateway.TillView;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@GatewayTest
class FeedPurgeTest {
    @Inject
    FeedPurge purge;

    @Test
    void aCursorFromBeforeWhatWasPurgedIsExpired() {
        TestTill till = Shop.anotherTill();
        Changes.of(till).product("p", 1).product("q", 1).publish("changes.catalog");
        TillView old = awaitRecords(till, 2);
        Changes.of(till).deleted("products", "p", "*", 2).publish("changes.catalog");
        TillView current = awaitRecords(till, 1);
        String digest = till.get("/sync/digest").json().toString();
        purge.purge(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(1)).await().atMost(Duration.ofSeconds(20));
        Answer expired = till.get("/sync/pull?since=" + old.cursor);
        assertThat(expired.status()).as(expired.toString()).isEqualTo(410);
        assertThat(expired.reason()).isEqualTo("cursor_expired");
        assertThat(current.pullAll().records).containsOnlyKeys("products|q");
        assertThat(new TillView(till, "limit=1").pullAll().records).containsOnlyKeys("products|q");
        assertThat(till.get("/sync/digest").json()).hasToString(digest);
    }

    private static TillView awaitRecords(TestTill till, int count) {
        return Eventually.get(() -> new TillView(till, "").pullAll(), view -> view.records.size() == count);
    }
}
