package dev.tillstream.local;

import java.io.Serial;

/** The stack cannot start, run or stop; the message says what, where and, where it is known, what helps. */
public final class LocalStackException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LocalStackException(String message) {
        super(message);
    }

    public LocalStackException(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
