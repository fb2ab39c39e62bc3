package dev.tillstream.inbox.question;

import dev.tillstream.contracts.Problem;
import dev.tillstream.contracts.Reason;

/** A request that can't be answered; becomes {@code application/problem+json} (PROTOCOL §0). */
public final class ReadProblem extends RuntimeException {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final int status;
    private final Reason reason;

    /** @param detail in words; names the parameter and its value */
    public ReadProblem(int status, Reason reason, String detail) {
        super(detail);
        this.status = status;
        this.reason = reason;
    }

    /** A parameter that makes no sense; the detail names it and its value. */
    public static ReadProblem invalid(String detail) {
        return new ReadProblem(BAD_REQUEST, Reason.INVALID_OPERATION, detail);
    }

    /** What isn't there, or is another organization's: nothing tells the two apart. */
    public static ReadProblem notFound(String detail) {
        return new ReadProblem(NOT_FOUND, Reason.NOT_FOUND, detail);
    }

    /** What is answered (PROTOCOL §0). */
    public Problem problem() {
        return new Problem("about:blank", title(), status, String.valueOf(getMessage()), reason);
    }

    private String title() {
        return switch (status) {
            case BAD_REQUEST -> "Bad Request";
            case NOT_FOUND -> "Not Found";
            default -> "Unauthorized";
        };
    }
}
