package dev.tillstream.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.gateway.Changes;
import dev.tillstream.gateway.TestTill;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeSlicerTest {
    private static final TestTill TILL = new TestTill("org", "branch", "device", "key");

    @Test
    void cutsDataAndReceiptOutAsTheyStand() throws IOException {
        UUID opId = UUID.randomUUID();
        String data = "{\"name\":\"Crème brûlée €\",\"nested\":{\"a\":[1,{\"b\":2}]}, \"status\":\"open\" }";
        String json = Changes.of(TILL)
                .record("conflicts", "c-1", "branch", 3, data)
                .deleted("products", "p-1", "*", 4)
                .receipt(opId, 41L, "applied", null)
                .json();
        SlicedRecord sliced = ChangeSlicer.slice(record(json));
        FeedChange change = sliced.changes().get(0);
        assertThat(change.data()).hasToString(data);
        assertThat(change.status()).isEqualTo("open");
        assertThat(change.body(812).toString())
                .isEqualTo(
                        "{\"table\":\"conflicts\",\"id\":\"c-1\",\"version\":3,\"deleted\":false,\"seq\":812,\"data\":"
                                + data + "}");
        assertThat(sliced.changes().get(1).body(813).toString())
                .isEqualTo("{\"table\":\"products\",\"id\":\"p-1\",\"version\":4,\"deleted\":true,\"seq\":813}");
        FeedReceipt receipt = sliced.receipt().orElseThrow();
        assertThat(receipt.key()).isEqualTo(new FeedReceipt.Key("org", opId));
        assertThat(receipt.seq()).isEqualTo(41);
        assertThat(receipt.fingerprint()).isEqualTo(0x0123456789abcdefL);
        assertThat(receipt.body().toString()).startsWith("{\"op_id\"").endsWith("\"message\":null}");
    }

    @Test
    void aBatchKeepsTheHighestVersionOfARecord() throws IOException {
        FeedBatch batch = FeedBatch.of(java.util.List.of(
                ChangeSlicer.slice(record(Changes.of(TILL).product("p", 3).json())),
                ChangeSlicer.slice(record(Changes.of(TILL).product("p", 5).json())),
                ChangeSlicer.slice(record(Changes.of(TILL).product("p", 4).json()))));
        assertThat(batch.changes())
                .singleElement()
                .extracting(FeedChange::version)
                .isEqualTo(5L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"origin\":{\"organization_id\":\"o\"},\"changes\":[{\"table\":\"products\"}]}",
                "{\"origin\":{\"organization_id\":\"o\"},\"changes\":[",
                "{\"origin\":{\"organization_id\":\"a b\"},\"changes\":[]}",
                "{\"origin\":{\"organization_id\":\"o\"},\"received_at\":\"soon\",\"changes\":[]}",
                "{\"origin\":{\"organization_id\":\"o\"},\"changes\":[],\"receipt\":{\"op_id\":\"no\"}}"
            })
    void refusesWhatIsNoChangeRecord(String json) {
        assertThatThrownBy(() -> ChangeSlicer.slice(record(json))).isInstanceOf(IOException.class);
    }

    private static ConsumerRecord<byte[], byte[]> record(String json) {
        return new ConsumerRecord<>("changes.catalog", 0, 0, new byte[0], json.getBytes(StandardCharsets.UTF_8));
    }
}
