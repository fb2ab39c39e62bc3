package dev.tillstream.inbox;

import java.util.Objects;

/** What another attempt can't help against; the cause is the failure as the database told it. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(Throwable cause) {
        super(cause);
    }

    /** What was refused, and why. */
    static Throwable cause(Throwable refused) {
        return Objects.requireNonNullElse(refused.getCause(), refused);
    }
}
