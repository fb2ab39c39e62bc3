package dev.tillstream.contracts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How timestamps look on the wire: RFC 3339, UTC, always three digits of milliseconds (PROTOCOL §0). */
public final class Timestamps {
    /** For {@code @JsonFormat} and {@code DateTimeFormatter}, in UTC. */
    public static final String PATTERN = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";

    private static final DateTimeFormatter FORMATTER =
            DateTimeFormatter.ofPattern(PATTERN, Locale.ROOT).withZone(ZoneOffset.UTC);

    private Timestamps() {}

    public static String format(Instant instant) {
        return FORMATTER.format(instant);
    }

    public static String format(OffsetDateTime time) {
        return FORMATTER.format(time);
    }

    /** Any RFC 3339 timestamp, with whatever offset. @throws java.time.format.DateTimeParseException for others */
    public static Instant parse(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
