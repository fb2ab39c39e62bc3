package dev.tillstream.inbox.ledger;

import dev.tillstream.inbox.question.Parameters;
import dev.tillstream.inbox.question.ReadProblem;
import java.time.Instant;
import java.util.Set;

/**
 * Which entries of a ledger are asked for.
 *
 * @param from the earliest time that is told of
 * @param before where the page begins, the newest first
 * @param limit of entries on a page
 */
public record LedgerSpan(Instant from, LedgerPlace before, int limit) {
    /** The parameters of a request that say it. */
    public static final Set<String> PARAMETERS = Set.of("from", "to", "limit", "cursor");

    private static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");

    /** @throws ReadProblem for a parameter that makes no sense */
    public static LedgerSpan of(Parameters given) {
        return new LedgerSpan(given.time("from", EVER), LedgerPlace.of(given), given.limit());
    }
}
