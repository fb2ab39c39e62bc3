package dev.tillstream.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import org.junit.jupiter.api.Test;

class RequestRateTest {
    @Test
    void takesABurstAndThenTellsHowLongToWait() {
        Bucket bucket = RequestRate.bucket(5, 1);
        for (int i = 0; i < 5; i++) {
            assertThat(bucket.tryConsume(1)).isTrue();
        }
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        assertThat(probe.isConsumed()).isFalse();
        assertThat(probe.getNanosToWaitForRefill()).isBetween(1L, 1_000_000_000L);
    }
}
