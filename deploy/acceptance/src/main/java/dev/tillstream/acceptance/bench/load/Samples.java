package dev.tillstream.acceptance.bench.load;

import java.util.Arrays;

/** Measured times in nanoseconds; for one thread. */
public final class Samples {
    private static final int FIRST = 1024;
    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[FIRST];
    private int count;

    public void add(long sample) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = sample;
    }

    public void addAll(Samples others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    public int count() {
        return count;
    }

    /** In milliseconds: the smallest sample that this share of all does not exceed. */
    public double percentileMillis(double share) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * count);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }

    /** From the shortest to the longest. */
    public long spreadNanos() {
        return Arrays.stream(nanos, 0, count).max().orElse(0)
                - Arrays.stream(nanos, 0, count).min().orElse(0);
    }
}
