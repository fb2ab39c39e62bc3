package dev.tillstream.local;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Starts a child from a thread that lives as long as the child. Linux sends a child's parent-death signal when the
 * <em>thread</em> that started it ends, so a passing thread must not do it.
 */
public final class ChildKeeper {
    private ChildKeeper() {}

    /** The started child. */
    public static Process start(ProcessBuilder builder) {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread keeper = new Thread(
                () -> keep(builder, started), "keeper of " + builder.command().get(0));
        keeper.setDaemon(true);
        keeper.start();
        return started.join();
    }

    private static void keep(ProcessBuilder builder, CompletableFuture<Process> started) {
        try {
            Process child = builder.start();
            started.complete(child);
            child.waitFor();
        } catch (IOException e) {
            started.completeExceptionally(new LocalStackException("cannot start " + builder.command(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
