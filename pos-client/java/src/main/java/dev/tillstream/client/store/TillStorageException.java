package dev.tillstream.client.store;

import java.sql.SQLException;

/** The till's file can't be read or written; the message says why in words. The transaction at hand is rolled back. */
public final class TillStorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_READONLY = 8;

    public TillStorageException(String message) {
        super(message);
    }

    public TillStorageException(String message, Throwable cause) {
        super(message, cause);
    }

    static TillStorageException of(SQLException cause) {
        return new TillStorageException(inWords(cause), cause);
    }

    private static String inWords(SQLException cause) {
        return switch (cause.getErrorCode() & 0xFF) {
            case SQLITE_FULL -> "the disk is full: free some space, nothing that was confirmed is lost";
            case SQLITE_CORRUPT -> "the till's file is damaged: keep it, and export its outbox before enrolling anew";
            case SQLITE_READONLY -> "the till's file may not be written: check its owner and permissions";
            default -> "the till's file: " + cause.getMessage();
        };
    }
}
