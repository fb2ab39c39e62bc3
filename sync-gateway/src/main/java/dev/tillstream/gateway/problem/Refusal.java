package dev.tillstream.gateway.problem;

import dev.tillstream.contracts.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A whole request can't be answered as asked; becomes {@code application/problem+json} (PROTOCOL §0). */
public final class Refusal extends RuntimeException {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final int status;
    private final Reason reason;
    private final @Nullable Duration retryAfter;

    private Refusal(
            int status, Reason reason, String detail, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.status = status;
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public static Refusal invalidJson(String detail) {
        return of(BAD_REQUEST, Reason.INVALID_JSON, detail);
    }

    public static Refusal invalid(String detail) {
        return of(BAD_REQUEST, Reason.INVALID_OPERATION, detail);
    }

    public static Refusal notAuthenticated(String detail) {
        return of(UNAUTHORIZED, Reason.NOT_AUTHENTICATED, detail);
    }

    public static Refusal deviceRevoked() {
        return of(UNAUTHORIZED, Reason.DEVICE_REVOKED, "This device's key has been revoked.");
    }

    /** Known, and not of a kind or role that may do this. */
    public static Refusal notAllowed(String detail) {
        return of(FORBIDDEN, Reason.NOT_ALLOWED, detail);
    }

    /** Also for what is there and belongs to another organization. */
    public static Refusal notFound(String detail) {
        return of(NOT_FOUND, Reason.NOT_FOUND, detail);
    }

    /** A path that leads nowhere. */
    public static Refusal noAddress() {
        return notFound("There is nothing at this address.");
    }

    public static Refusal duplicate(String detail) {
        return of(CONFLICT, Reason.DUPLICATE_REFERENCE, detail);
    }

    public static Refusal conflictResolved(String detail) {
        return of(CONFLICT, Reason.CONFLICT_RESOLVED, detail);
    }

    /** Another content came before under the same {@code op_id}. */
    public static Refusal reused(String detail) {
        return of(CONFLICT, Reason.OP_ID_REUSED, detail);
    }

    /** Understood, and refused by a rule of a service. */
    public static Refusal byRule(Reason reason, String detail) {
        return of(UNPROCESSABLE, reason, detail);
    }

    public static Refusal internal(String detail) {
        return of(INTERNAL_ERROR, Reason.INTERNAL_ERROR, detail);
    }

    public static Refusal cursorExpired() {
        return of(GONE, Reason.CURSOR_EXPIRED, "The cursor is too old: start again without 'since', keep the outbox.");
    }

    public static Refusal tooLarge(String detail) {
        return of(TOO_LARGE, Reason.BATCH_TOO_LARGE, detail);
    }

    public static Refusal rateLimited(String detail, Duration retryAfter) {
        return new Refusal(TOO_MANY, Reason.RATE_LIMITED, detail, retryAfter, null);
    }

    public static Refusal unavailable(String detail) {
        return new Refusal(UNAVAILABLE, Reason.UNAVAILABLE, detail, SOON, null);
    }

    public static Refusal unavailable(String detail, Throwable cause) {
        return new Refusal(UNAVAILABLE, Reason.UNAVAILABLE, detail, SOON, cause);
    }

    public int status() {
        return status;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** When to try again, where that helps. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    private static Refusal of(int status, Reason reason, String detail) {
        return new Refusal(status, reason, detail, null, null);
    }
}
