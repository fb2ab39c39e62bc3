package dev.tillstream.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private static final RestartPolicy POLICY =
            new RestartPolicy(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(1));

    @Test
    void waitsTwiceAsLongAfterEachDeathUpToTheLongest() {
        assertThat(POLICY.delay(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(POLICY.delay(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(POLICY.delay(5)).isEqualTo(Duration.ofSeconds(16));
        assertThat(POLICY.delay(6)).isEqualTo(Duration.ofSeconds(30));
        assertThat(POLICY.delay(1_000_000)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void countsDeathsUntilOneLivedLongEnough() {
        assertThat(POLICY.deathsInARow(0, Duration.ofSeconds(3))).isEqualTo(1);
        assertThat(POLICY.deathsInARow(4, Duration.ofSeconds(59))).isEqualTo(5);
        assertThat(POLICY.deathsInARow(4, Duration.ofSeconds(60))).isEqualTo(1);
    }

    @Test
    void refusesAFirstWaitAboveTheLongest() {
        assertThatThrownBy(() -> new RestartPolicy(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO))
                .hasMessageContaining("PT2S");
    }
}
