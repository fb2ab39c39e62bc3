package dev.tillstream.gateway.keyset;

import dev.tillstream.gateway.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins: behind the row with these values. As a cursor it is opaque to clients.
 *
 * @param values in the order in which the list is sorted
 */
public record Position(List<String> values) {
    /** No text of the database has it. */
    private static final String SEPARATOR = "\0";

    public Position {
        values = List.copyOf(values);
    }

    public static Position behind(String... values) {
        return new Position(List.of(values));
    }

    /**
     * Empty for the first page.
     *
     * @param size how many values it must have
     * @throws Refusal invalid_operation for what is no cursor of the list
     */
    public static Optional<Position> of(@Nullable String cursor, int size) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            List<String> values = List.of(new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1));
            if (values.size() == size) {
                return Optional.of(new Position(values));
            }
        } catch (IllegalArgumentException e) {
            throw noCursor();
        }
        throw noCursor();
    }

    /** @throws Refusal invalid_operation for anything but 1 to {@code max} */
    public static int limit(@Nullable String limit, int otherwise, int max) {
        try {
            int wanted = limit == null ? otherwise : Integer.parseInt(limit);
            if (wanted >= 1 && wanted <= max) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            throw noLimit(max);
        }
        throw noLimit(max);
    }

    public String cursor() {
        byte[] bytes = String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public String text(int index) {
        return values.get(index);
    }

    /** @throws Refusal invalid_operation where that is no number */
    public long number(int index) {
        try {
            return Long.parseLong(values.get(index));
        } catch (NumberFormatException e) {
            throw noCursor();
        }
    }

    /** @throws Refusal invalid_operation where that is no time */
    public OffsetDateTime time(int index) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(values.get(index));
            if (time.getYear() >= 1970 && time.getYear() < 10_000) {
                return time;
            }
        } catch (DateTimeException e) {
            throw noCursor();
        }
        throw noCursor();
    }

    public static Refusal noCursor() {
        return Refusal.invalid("cursor is none of this list: begin without it");
    }

    private static Refusal noLimit(int max) {
        return Refusal.invalid("limit must be a number from 1 to " + max);
    }
}
