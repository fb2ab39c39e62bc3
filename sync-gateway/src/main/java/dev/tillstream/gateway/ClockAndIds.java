package dev.tillstream.gateway;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** The one place that reads the clock and the random generator; everybody else is given them. */
final class ClockAndIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    /** UUIDs of version 7: ordered by time, so that neighbours in time are neighbours in an index. */
    @Produces
    @Singleton
    Supplier<UUID> ids(InstantSource clock, SecureRandom random) {
        return () -> version7(clock.millis(), random);
    }

    private static UUID version7(long millis, SecureRandom random) {
        long high = (millis << 16) | VERSION_7 | (random.nextInt() & 0xFFFL);
        long low = VARIANT | (random.nextLong() & ~(3L << 62));
        return new UUID(high, low);
    }
}
