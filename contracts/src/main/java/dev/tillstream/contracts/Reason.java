package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a request or an operation was not simply applied: the closed list of PROTOCOL §6. Metrics and alerts use the
 * same names. A new one is added there and here together.
 */
public enum Reason {
    INVALID_JSON,
    INVALID_OPERATION,
    UNKNOWN_TYPE,
    OP_ID_REUSED,
    BATCH_TOO_LARGE,
    NOT_AUTHENTICATED,
    NOT_ALLOWED,
    DEVICE_REVOKED,
    NOT_FOUND,
    STALE_VERSION,
    DUPLICATE_REFERENCE,
    TOTALS_MISMATCH,
    UNKNOWN_RECORD,
    ALREADY_VOID,
    OVER_REFUND,
    CREDIT_LIMIT,
    ILLEGAL_STEP,
    CHAIN_BROKEN,
    CURSOR_EXPIRED,
    CONFLICT_RESOLVED,
    RATE_LIMITED,
    UNAVAILABLE,
    INTERNAL_ERROR;

    private static final Map<String, Reason> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Reason::wireName, Function.identity()));

    /** The name on the wire, in logs and in metrics: {@code batch_too_large}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of that name, or {@link IllegalArgumentException}. */
    @JsonCreator
    public static Reason ofWireName(String name) {
        Reason reason = BY_WIRE_NAME.get(name);
        if (reason == null) {
            throw new IllegalArgumentException("reason '" + name + "' is not in the list of PROTOCOL §6");
        }
        return reason;
    }
}
