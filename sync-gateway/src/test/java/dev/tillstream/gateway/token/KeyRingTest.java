package dev.tillstream.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TokenKey first = TokenKey.generate(1, "first", START, RANDOM);
    private final TokenKey second = TokenKey.generate(2, "second", START.plus(MONTH), RANDOM);

    @Test
    void theFirstKeySignsAtOnce() {
        KeyRing ring = new KeyRing(List.of(first));
        assertThat(ring.signing(START)).isEqualTo(first);
        assertThat(ring.isDue(START.plus(MONTH).minusMillis(1), MONTH)).isFalse();
        assertThat(ring.isDue(START.plus(MONTH), MONTH)).isTrue();
        assertThat(ring.nextNumber()).isEqualTo(2);
    }

    @Test
    void anotherKeyIsPublishedBeforeItSigns() {
        KeyRing ring = new KeyRing(List.of(second, first));
        Instant published = second.since();
        assertThat(ring.signing(published)).isEqualTo(first);
        assertThat(ring.signing(published.plus(KeyRing.PUBLISHED_FIRST).minusMillis(1)))
                .isEqualTo(first);
        assertThat(ring.signing(published.plus(KeyRing.PUBLISHED_FIRST))).isEqualTo(second);
        assertThat(ring.isDue(published, MONTH)).isFalse();
    }

    @Test
    void withoutAKeyOneIsDue() {
        KeyRing ring = new KeyRing(List.of());
        assertThat(ring.isDue(START, MONTH)).isTrue();
        assertThat(ring.nextNumber()).isEqualTo(1);
    }
}
