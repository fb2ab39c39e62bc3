package dev.tillstream.acceptance;

import java.time.Instant;
import java.util.List;

/** A sale of the file; {@code customer} is blank where the file names none. */
record Invoice(String number, Instant time, String country, String customer, List<Line> lines) {

    /**
     * @param unitPrice pence
     * @param units whole, positive
     */
    record Line(String stockCode, long units, long unitPrice) {
        long total() {
            return Math.multiplyExact(units, unitPrice);
        }
    }

    long total() {
        return lines.stream().mapToLong(Line::total).sum();
    }
}
