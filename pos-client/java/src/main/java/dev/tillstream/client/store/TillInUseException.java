package dev.tillstream.client.store;

import java.nio.file.Path;

/** Another process, or another part of this one, has the till's file open. */
public final class TillInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TillInUseException(Path file, String holder) {
        super("the till " + file + " is in use by another program" + holder
                + ": close that one first, a till has one writer");
    }
}
