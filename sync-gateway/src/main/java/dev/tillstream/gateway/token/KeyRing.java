package dev.tillstream.gateway.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The keys of an installation, the newest first. A key is published before it signs: whoever checks tokens has read it by
 * then. The one before it stays published, so what it signed is good to its end.
 */
record KeyRing(List<TokenKey> keys) {
    /** More than all the time for which gateways and services remember what they read. */
    static final Duration PUBLISHED_FIRST = Duration.ofHours(1);

    KeyRing {
        keys = List.copyOf(keys);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The newest that everybody knows; the first of all is used at once. */
    TokenKey signing(Instant now) {
        Instant known = now.minus(PUBLISHED_FIRST);
        return keys.stream()
                .filter(key -> !key.since().isAfter(known))
                .findFirst()
                .orElseGet(() -> keys.get(keys.size() - 1));
    }

    /** Whether it is time for another key. */
    boolean isDue(Instant now, Duration every) {
        return isEmpty() || !keys.get(0).since().plus(every).isAfter(now);
    }

    /** Of the key to come. */
    int nextNumber() {
        return isEmpty() ? 1 : keys.get(0).number() + 1;
    }
}
