package dev.tillstream.gateway.picture;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Until when work on a picture may go on. */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(Duration limit, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + limit.toNanos();
    }

    public static Deadline in(Duration limit) {
        return new Deadline(limit, System::nanoTime);
    }

    public boolean isOver() {
        return nanoTime.getAsLong() - end >= 0;
    }
}
