package dev.tillstream.inbox.question;

import dev.tillstream.contracts.Timestamps;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
        return read(name, "an integer", Integer::valueOf).orElse(null);
    }

    /** @throws ReadProblem for what is no date */
    public LocalDate day(String name, LocalDate absent) {
        return read(name, "a date yyyy-mm-dd", LocalDate::parse).orElse(absent);
    }

    /** @throws ReadProblem for what is no time */
    public Instant time(String name, Instant absent) {
        return read(name, "an RFC 3339 time", Timestamps::parse).orElse(absent);
    }

    /** From 1 to 1000, by default 100. @throws ReadProblem for any other */
    public int limit() {
        return Question.limit(text("limit"));
    }

    private <T> Optional<T> read(String name, String kind, Function<String, T> reader) {
        String text = text(name);
        try {
            return Optional.ofNullable(text).map(reader);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ReadProblem.invalid(name + " must be " + kind + ", but is " + text);
        }
    }
}
