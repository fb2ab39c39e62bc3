package dev.tillstream.gateway.seq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockSkewTest {
    @Test
    void followsTheFirstMeasurementAndEachJump() {
        ClockSkew skew = ClockSkew.UNKNOWN.measured(-5_000);
        assertThat(skew.millis()).isEqualTo(-5_000);
        assertThat(skew.measured(3_600_000).millis()).isEqualTo(3_600_000);
    }

    @Test
    void smoothsWhatTheNetworkAdds() {
        ClockSkew skew = ClockSkew.UNKNOWN.measured(1_000).measured(200);
        assertThat(skew.millis()).isEqualTo(900);
    }

    @Test
    void aTimeInOurFutureIsALowerBound() {
        assertThat(ClockSkew.UNKNOWN.atLeast(7_000).millis()).isEqualTo(7_000);
        assertThat(new ClockSkew(9_000, true).atLeast(7_000).millis()).isEqualTo(9_000);
    }
}
