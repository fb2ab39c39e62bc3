package dev.tillstream.inbox.read;

import dev.tillstream.contracts.Timestamps;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a request of which each is known and given once; an empty one counts as left out. */
public final class Parameters {
    private final Map<String, List<String>> given;

    private Parameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /** @throws ReadProblem that names one which isn't known, or is given twice */
    public static Parameters of(UriInfo uri, Set<String> known) {
        uri.getQueryParameters().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw ReadProblem.invalid(name + " is no parameter of this: it takes "
                        + String.join(", ", known.stream().sorted().toList()));
            }
            if (values.size() > 1 || values.get(0).indexOf('\0') >= 0) {
                throw ReadProblem.invalid(name + " must be given once, as a text");
            }
        });
        return new Parameters(uri.getQueryParameters());
    }

    public @Nullable String text(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    /** @throws ReadProblem where it is missing */
    public String required(String name) {
        String text = text(name);
        if (text == null) {
            throw ReadProblem.invalid(name + " is required");
        }
        return text;
    }

    /** @throws ReadProblem for what is no whole number */
    public @Nullable Integer number(String name) {
        String text = text(name);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw ReadProblem.invalid(name + " must be an integer, but is " + text);
        }
    }

    /** @throws ReadProblem for what is no date */
    public LocalDate day(String name, LocalDate absent) {
        String text = text(name);
        try {
            return text == null ? absent : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ReadProblem.invalid(name + " must be a date yyyy-mm-dd, but is " + text);
        }
    }

    /** @throws ReadProblem for what is no time */
    public Instant time(String name, Instant absent) {
        String text = text(name);
        try {
            return text == null ? absent : Timestamps.parse(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ReadProblem.invalid(name + " must be an RFC 3339 time, but is " + text);
        }
    }

    /** From 1 to 1000, by default 100. @throws ReadProblem for any other */
    public int limit() {
        return Question.limit(text("limit"));
    }
}
