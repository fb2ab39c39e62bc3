package dev.tillstream.acceptance;

import java.time.Instant;
import java.time.InstantSource;

/** The time at a till, as the invoices tell it. */
final class SimulatedClock implements InstantSource {
    private volatile Instant now = Instant.EPOCH;

    void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
