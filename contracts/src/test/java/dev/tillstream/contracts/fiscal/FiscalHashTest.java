package dev.tillstream.contracts.fiscal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FiscalHashTest {
    private static final String AT = "2026-11-21T10:30:00.000Z";

    /** B-3: the same chains are checked by every implementation. */
    @TestFactory
    Stream<DynamicTest> chains() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                FiscalHash.class.getResourceAsStream("/dev/tillstream/contracts/fiscal-vectors.json"))) {
            JsonNode chains = new ObjectMapper().readTree(file);
            return StreamSupport.stream(chains.spliterator(), false)
                    .map(chain -> DynamicTest.dynamicTest(chain.get("name").asText(), () -> check(chain)));
        }
    }

    /** B-3: nothing and zero are two things, and so are amounts that only stand elsewhere. */
    @Test
    void whatIsLeftOutIsNotZero() {
        assertThat(hash(null, 1L)).isNotEqualTo(hash(0L, 1L)).isNotEqualTo(hash(1L, null));
    }

    private static String hash(@Nullable Long total, @Nullable Long tax) {
        return FiscalHash.of(FiscalHash.GENESIS, "till-1", 1, "orders.create", "a", AT, total, tax);
    }

    private static void check(JsonNode chain) {
        String previous = FiscalHash.GENESIS;
        long seq = 0;
        for (JsonNode document : chain.get("documents")) {
            seq++;
            String hash = FiscalHash.of(
                    previous,
                    chain.get("device_id").asText(),
                    seq,
                    document.get("kind").asText(),
                    document.get("id").asText(),
                    document.get("occurred_at").asText(),
                    amount(document.get("total")),
                    amount(document.get("tax")));
            assertThat(document.get("document_seq").asLong()).isEqualTo(seq);
            assertThat(document.get("previous_hash").asText()).isEqualTo(previous);
            assertThat(document.get("document_hash").asText()).isEqualTo(hash);
            previous = hash;
        }
    }

    private static @Nullable Long amount(JsonNode value) {
        return value.isNull() ? null : value.asLong();
    }
}
