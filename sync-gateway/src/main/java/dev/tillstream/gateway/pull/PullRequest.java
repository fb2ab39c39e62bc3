package dev.tillstream.gateway.pull;

import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.route.EntityTag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pull asks for (PROTOCOL §2).
 *
 * @param since empty for a start from nothing
 * @param tables in order; empty for all
 * @param known the tags of {@code If-None-Match}
 */
record PullRequest(Optional<Cursor> since, int limit, List<String> tables, Duration maxWait, String known) {
    static final int DEFAULT_LIMIT = 1000;
    static final int MAX_LIMIT = 5000;
    static final int MAX_WAIT_SECONDS = 60;

    /** @throws Refusal invalid_operation that names the parameter */
    static PullRequest of(
            @Nullable String since,
            @Nullable String limit,
            @Nullable String tables,
            @Nullable String wait,
            @Nullable String known) {
        Optional<Cursor> cursor =
                since == null || since.isEmpty() ? Optional.empty() : Optional.of(Cursor.parse(since));
        return new PullRequest(
                cursor,
                number("limit", limit, 1, MAX_LIMIT, DEFAULT_LIMIT),
                TableFilter.of(tables),
                Duration.ofSeconds(number("wait", wait, 0, MAX_WAIT_SECONDS, 0)),
                known == null ? "" : known);
    }

    PullRequest seenBy(Caller caller) {
        return new PullRequest(since, limit, TableFilter.seenBy(caller, tables), maxWait, known);
    }

    long seq() {
        return since.map(Cursor::seq).orElse(0L);
    }

    boolean knows(String tag) {
        return EntityTag.isKnown(tag, known);
    }

    private static int number(String name, @Nullable String text, int min, int max, int otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        boolean digits = text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw Refusal.invalid(name + " must be a number from " + min + " to " + max);
        }
        return Integer.parseInt(text);
    }
}
