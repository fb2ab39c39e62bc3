package dev.tillstream.acceptance;

import java.time.Instant;
import java.util.List;

/** A cancellation of the file that gives back something of one sale: what the replay books as a return. */
record Cancellation(String number, Instant time, Invoice sale, List<Returned> lines) {

    /**
     * @param line the sale's, from 0
     * @param units whole, positive, at most the line's
     */
    record Returned(int line, long units) {}

    Cancellation {
        lines = List.copyOf(lines);
    }

    long total() {
        return lines.stream()
                .mapToLong(one -> one.units() * sale.lines().get(one.line()).unitPrice())
                .sum();
    }
}
