package dev.tillstream.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tillstream.gateway.problem.Refusal;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final TokenBuckets buckets = new TokenBuckets(5, 1, Duration.ofMinutes(1), "Too many of these.");

    @Test
    void takesABurstAndThenTellsHowLongToWait() {
        for (int i = 0; i < 5; i++) {
            buckets.take("one");
        }
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> buckets.take("one"));
        assertThat(refusal.detail()).isEqualTo("Too many of these.");
        assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(61));
        assertThatNoException().isThrownBy(() -> buckets.take("another"));
    }

    @Test
    void requiresATokenWithoutTakingIt() {
        for (int i = 0; i < 5; i++) {
            buckets.requireOne("one");
            buckets.tryTake("one");
        }
        assertThat(catchThrowableOfType(Refusal.class, () -> buckets.requireOne("one")))
                .isNotNull();
        assertThatNoException().isThrownBy(() -> buckets.tryTake("one"));
    }

    @Test
    void countsANetworkOfTheNewInternetAsOne() {
        assertThat(Network.of(SocketAddress.inetSocketAddress(1, "2001:db8:1:2:3:4:5:6")))
                .isEqualTo(Network.of(SocketAddress.inetSocketAddress(1, "2001:db8:1:2:9:9:9:9")));
        assertThat(Network.of(SocketAddress.inetSocketAddress(1, "192.0.2.7"))).isEqualTo("192.0.2.7");
        assertThat(Network.of(null)).isEmpty();
    }
}
