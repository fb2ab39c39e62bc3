package dev.tillstream.acceptance;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line every few seconds about a step that takes long: how far it is and how fast. */
final class Progress {
    private static final int EVERY_SECONDS = 3;
    private static final double MILLIS_PER_SECOND = 1000;

    private final PrintStream out;
    private final String step;
    private final long total;
    private final LongSupplier done;
    private final Instant start;
    private final long doneBefore;

    private Progress(PrintStream out, String step, long total, LongSupplier done) {
        this.out = out;
        this.step = step;
        this.total = total;
        this.done = done;
        this.start = InstantSource.system().instant();
        this.doneBefore = done.getAsLong();
    }

    /** Reports while the work is done, and says at its end how long it took. */
    static void during(PrintStream out, String step, long total, LongSupplier done, Runnable work) {
        Progress progress = new Progress(out, step, total, done);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        Future<?> lines = timer.scheduleAtFixedRate(progress::line, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        try {
            work.run();
        } finally {
            lines.cancel(false);
            timer.shutdownNow();
            progress.summary();
        }
    }

    private void line() {
        long now = done.getAsLong();
        double seconds = seconds();
        out.printf(Locale.ROOT, "  %s: %,d of %,d, %,.0f/s%n", step, now, total, (now - doneBefore) / seconds);
    }

    private double seconds() {
        Duration passed = Duration.between(start, InstantSource.system().instant());
        return Math.max(1, passed.toMillis()) / MILLIS_PER_SECOND;
    }

    private void summary() {
        long now = done.getAsLong();
        double seconds = seconds();
        out.printf(Locale.ROOT, "%s: %,d in %.1f s, %,.0f/s%n", step, now, seconds, (now - doneBefore) / seconds);
    }
}
