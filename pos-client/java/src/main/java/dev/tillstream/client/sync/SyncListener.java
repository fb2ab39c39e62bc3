package dev.tillstream.client.sync;

/** Hears of progress while a till is synced, for progress lines. Called from whichever thread syncs; must not block. */
public interface SyncListener {
    SyncListener SILENT = new SyncListener() {};

    default void pushed(int operations) {}

    default void pulled(int changes, int receipts) {}

    /** A table differed from the server's and was loaded again. */
    default void repaired(String table) {}

    /**
     * Something did not work and will be tried again.
     *
     * @param message in words
     */
    default void failed(String message) {}
}
