package dev.tillstream.gateway.seq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of numbers from 1 up, kept as ranges: a million numbers without a hole are two longs. Not thread-safe. */
public final class SeqRanges {
    private static final long[] EMPTY = {};

    /** First and last of each range, in order; neighbours never touch. */
    private long[] bounds = EMPTY;

    /** Reads what {@link #toMultirange} wrote, and what Postgres writes. */
    public static SeqRanges parse(String multirange) {
        SeqRanges ranges = new SeqRanges();
        for (String range : multirange.split("[{})]", -1)) {
            int from = range.indexOf('[');
            int comma = range.indexOf(',', from + 1);
            if (from >= 0 && comma > 0) {
                long first = Long.parseLong(range.substring(from + 1, comma));
                ranges.add(first, Long.parseLong(range.substring(comma + 1)) - 1);
            }
        }
        return ranges;
    }

    /** As Postgres reads it: {@code {[1,5),[7,9)}}. */
    public String toMultirange() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < bounds.length; i += 2) {
            text.append(i == 0 ? "[" : ",[").append(bounds[i]);
            text.append(',').append(bounds[i + 1] + 1).append(')');
        }
        return text.append('}').toString();
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    public boolean contains(long seq) {
        int at = Arrays.binarySearch(bounds, seq);
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    public void add(long seq) {
        add(seq, seq);
    }

    /** Adds all numbers from {@code first} to {@code last}. */
    public void add(long first, long last) {
        int length = bounds.length;
        if (length > 0 && bounds[length - 1] == first - 1) {
            bounds[length - 1] = last;
            return;
        }
        int from = rangesBefore(first);
        int to = from;
        long low = first;
        long high = last;
        while (to < length && bounds[to] <= last + 1) {
            low = Math.min(low, bounds[to]);
            high = Math.max(high, bounds[to + 1]);
            to += 2;
        }
        long[] merged = new long[length - (to - from) + 2];
        System.arraycopy(bounds, 0, merged, 0, from);
        merged[from] = low;
        merged[from + 1] = high;
        System.arraycopy(bounds, to, merged, from + 2, length - to);
        bounds = merged;
    }

    public void addAll(SeqRanges others) {
        for (int i = 0; i < others.bounds.length; i += 2) {
            add(others.bounds[i], others.bounds[i + 1]);
        }
    }

    /** The greatest number with all from 1 up to it in the set; 0 where 1 is not. */
    public long through() {
        return bounds.length > 0 && bounds[0] == 1 ? bounds[1] : 0;
    }

    /** The numbers below the greatest that are not in the set, the smallest first. */
    public List<Long> missing(int limit) {
        List<Long> missing = new ArrayList<>();
        long next = 1;
        for (int i = 0; i < bounds.length; i += 2) {
            for (long seq = next; seq < bounds[i] && missing.size() < limit; seq++) {
                missing.add(seq);
            }
            next = bounds[i + 1] + 1;
        }
        return missing;
    }

    /** How many numbers below the greatest are not in the set. */
    public long missingCount() {
        long missing = 0;
        long next = 1;
        for (int i = 0; i < bounds.length; i += 2) {
            missing += bounds[i] - next;
            next = bounds[i + 1] + 1;
        }
        return missing;
    }

    @Override
    public String toString() {
        return toMultirange();
    }

    /** Where the first range starts that ends at {@code seq - 1} or later. */
    private int rangesBefore(long seq) {
        int low = 0;
        int high = bounds.length / 2;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bounds[2 * middle + 1] < seq - 1) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return 2 * low;
    }
}
