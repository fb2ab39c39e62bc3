package dev.tillstream.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guesses over two gateways that have one database. */
@GatewayTest
class GuessesTest {
    @Inject
    GuessStore store;

    @Inject
    AuthConfig config;

    private final String subject = Guesses.subject("O", UUID.randomUUID() + "@example.com");
    private final AtomicInteger tries = new AtomicInteger();
    private Instant now = Instant.now();

    @Test
    void twoGatewaysGiveNoMoreGuessesThanOne() {
        List<Guesses> gateways = List.of(gateway(), gateway());
        List<Reason> reasons = get(Uni.join()
                .all(IntStream.range(0, 24)
                        .mapToObj(i -> reason(gateways.get(i % 2), wrong()))
                        .toList())
                .andFailFast());
        assertThat(tries).hasValue(5);
        assertThat(reasons.stream().filter(Reason.NOT_AUTHENTICATED::equals)).hasSize(5);
        assertThat(reasons.stream().filter(Reason.RATE_LIMITED::equals)).hasSize(19);
        assertThat(get(gateways.get(0).locked(Set.of(subject)))).containsExactly(subject);
    }

    @Test
    void aLockEndsByItself() {
        Guesses gateway = gateway();
        for (int i = 0; i < 5; i++) {
            assertThat(get(reason(gateway, wrong()))).isEqualTo(Reason.NOT_AUTHENTICATED);
        }
        now = now.plus(config.lockFor()).minusSeconds(1);
        assertThat(get(reason(gateway, wrong()))).isEqualTo(Reason.RATE_LIMITED);
        now = now.plusSeconds(1);
        assertThat(get(gateway.locked(Set.of(subject)))).isEmpty();
        assertThat(get(reason(gateway, wrong()))).isEqualTo(Reason.NOT_AUTHENTICATED);
    }

    @Test
    void whatIsNoGuessIsGivenBack() {
        Guesses gateway = gateway();
        for (int i = 0; i < 8; i++) {
            assertThat(get(reason(gateway, Uni.createFrom().failure(Refusal.unavailable("busy")))))
                    .isEqualTo(Reason.UNAVAILABLE);
        }
        assertThat(get(reason(gateway, wrong()))).isEqualTo(Reason.NOT_AUTHENTICATED);
    }

    private Uni<Boolean> wrong() {
        return Uni.createFrom().deferred(() -> {
            tries.incrementAndGet();
            return Uni.createFrom().failure(Refusal.notAuthenticated("wrong"));
        });
    }

    private Uni<Reason> reason(Guesses gateway, Uni<Boolean> attempt) {
        return gateway.tried(subject, () -> attempt)
                .map(success -> Reason.INTERNAL_ERROR)
                .onFailure(Refusal.class)
                .recoverWithItem(Refusal::reason);
    }

    private Guesses gateway() {
        return new Guesses(store, config, () -> now);
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
