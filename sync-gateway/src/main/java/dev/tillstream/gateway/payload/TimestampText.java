package dev.tillstream.gateway.payload;

import dev.tillstream.contracts.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Reads the timestamps and dates of PROTOCOL §0; years from 1970 to 2199. */
public final class TimestampText {
    private static final String SHAPE = "0000-00-00T00:00:00.000Z";
    private static final String DATE_SHAPE = "0000-00-00";
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;
    private static final long MILLIS_A_DAY = 86_400_000L;
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private TimestampText() {}

    /** Whether it is written as {@code 2026-11-21T10:30:00.000Z}, as every reader of the log expects. */
    public static boolean isCanonical(String text) {
        return hasShape(text, SHAPE);
    }

    /** Milliseconds since 1970 of any RFC 3339 timestamp; empty for what is none, or out of range. */
    public static OptionalLong millis(String text) {
        try {
            Instant instant = isCanonical(text) ? canonical(text) : Timestamps.parse(text);
            boolean inRange = !instant.isBefore(Instant.EPOCH) && instant.isBefore(END);
            return inRange ? OptionalLong.of(instant.toEpochMilli()) : OptionalLong.empty();
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    static boolean isDate(String text) {
        if (!hasShape(text, DATE_SHAPE)) {
            return false;
        }
        try {
            int year = date(text).getYear();
            return year >= FIRST_YEAR && year <= LAST_YEAR;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant canonical(String text) {
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException(text);
        }
        long seconds = (hour * 60L + minute) * 60 + second;
        return Instant.ofEpochMilli(date(text).toEpochDay() * MILLIS_A_DAY + seconds * 1000 + number(text, 20, 23));
    }

    private static LocalDate date(String text) {
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static boolean hasShape(String text, String shape) {
        if (text.length() != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char expected = shape.charAt(i);
            char actual = text.charAt(i);
            if (expected == '0' ? actual < '0' || actual > '9' : actual != expected) {
                return false;
            }
        }
        return true;
    }
}
