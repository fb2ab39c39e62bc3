package dev.tillstream.local.command;

import java.io.Serial;

/** The command line cannot be understood; the message says which part. */
final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
