package dev.tillstream.inbox;

import dev.tillstream.contracts.Reason;
import io.vertx.pgclient.PgException;
import java.time.DateTimeException;

/** Why work on the database failed. Pure. */
enum FailureKind {
    /** Two consumers wrote the same: whoever comes second tries again and finds what the first one did. */
    UNIQUE_VIOLATION(Reason.DUPLICATE_REFERENCE),

    /** Two transactions that the database can't put in an order. */
    SERIALIZATION_FAILURE(Reason.UNAVAILABLE),

    /** A value that rules or columns can't make sense of. */
    SENSELESS(Reason.INVALID_OPERATION),

    /** What the database won't take: SQLSTATE classes 22 (data exception) and 23 (constraint violation). */
    REFUSAL(Reason.INTERNAL_ERROR),

    /** Everything else goes by. */
    OUTAGE(Reason.INTERNAL_ERROR);

    private final Reason reason;

    FailureKind(Reason reason) {
        this.reason = reason;
    }

    static FailureKind of(Throwable failure) {
        if (failure instanceof PgException refused) {
            return ofState(refused.getSqlState());
        }
        boolean isSenseless = failure instanceof IllegalArgumentException
                || failure instanceof ArithmeticException
                || failure instanceof DateTimeException
                || failure instanceof ClassCastException;
        return isSenseless ? SENSELESS : OUTAGE;
    }

    /** What a till is told of an operation that is refused because of it. */
    Reason reason() {
        return reason;
    }

    private static FailureKind ofState(String state) {
        return switch (state) {
            case "23505" -> UNIQUE_VIOLATION;
            case "40001" -> SERIALIZATION_FAILURE;
            default -> state.startsWith("22") || state.startsWith("23") ? REFUSAL : OUTAGE;
        };
    }
}
