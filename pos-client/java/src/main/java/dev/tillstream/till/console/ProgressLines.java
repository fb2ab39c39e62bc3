package dev.tillstream.till.console;

import dev.tillstream.client.sync.SyncListener;
import java.io.PrintWriter;

/** A line for every so many operations and records, so that long work is seen to move. */
public final class ProgressLines implements SyncListener {
    private static final int EVERY = 5_000;

    private final PrintWriter out;
    private long pushed;
    private long pulled;

    public ProgressLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void pushed(int operations) {
        long before = pushed;
        pushed += operations;
        report("sent", before, pushed);
    }

    @Override
    public synchronized void pulled(int changes, int receipts) {
        long before = pulled;
        pulled += changes;
        report("received", before, pulled);
    }

    @Override
    public void repaired(String table) {
        out.println("  " + table + " differed from the server and was loaded again");
        out.flush();
    }

    @Override
    public void failed(String message) {
        out.println("  " + message);
        out.flush();
    }

    private void report(String verb, long before, long now) {
        if (before / EVERY != now / EVERY) {
            out.printf("  %,d %s …%n", now, verb);
            out.flush();
        }
    }
}
