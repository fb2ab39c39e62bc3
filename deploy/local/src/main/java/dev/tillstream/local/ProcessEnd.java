package dev.tillstream.local;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process, ours or another's child, with ever harder signals. */
public final class ProcessEnd {
    private static final Duration REPEAT = Duration.ofSeconds(1);

    private ProcessEnd() {}

    /**
     * Sends the signals one after the other and waits after each. A signal is repeated, because one that comes in the
     * first moments of a process can be lost.
     *
     * @param limit how long to wait after each signal
     * @return the number of different signals that it took, 0 if it had ended before; -1 if it still lives
     */
    public static int end(ProcessHandle process, Duration limit, String... signals) {
        if (!process.isAlive()) {
            return 0;
        }
        for (int used = 1; used <= signals.length; used++) {
            if (endsBy(signals[used - 1], process, limit)) {
                return used;
            }
        }
        return -1;
    }

    private static boolean endsBy(String signal, ProcessHandle process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean ended = false;
        while (!ended && System.nanoTime() < deadline) {
            Commands.signal(process.pid(), signal);
            ended = endsWithin(process, limit.compareTo(REPEAT) < 0 ? limit : REPEAT);
        }
        return ended;
    }

    /** Waits for the end; false if it still lives after the limit. */
    public static boolean endsWithin(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
