package dev.tillstream.acceptance.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Tills that push as fast as what they pushed is applied: each goes on while not more than about two seconds' worth of its
 * operations wait, so that a figure is what the whole system sustains and no backlog is built up.
 */
public final class Load {
    private static final Duration STATUS_EVERY = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofMillis(600);
    private static final int BACKLOG_SECONDS = 2;
    private static final int MIN_WAITING = 100;
    private static final int MAX_WAITING = 4_000;

    private final Tills tills;
    private final Pushing pushing;
    private List<Future<Long>> running = List.of();
    private volatile boolean stopped;
    private volatile boolean held;
    private volatile long maxWaiting = MIN_WAITING;

    /** Pushes one batch of the till; the number of operations, 0 when there are no more. */
    @FunctionalInterface
    public interface Pushing {
        int push(BenchTill till, int index) throws IOException;
    }

    public Load(Tills tills, Pushing pushing) {
        this.tills = tills;
        this.pushing = pushing;
    }

    public void start() {
        stopped = false;
        running = tills.start((till, index) -> work(till, index));
    }

    /** Two seconds' worth, for all tills together. */
    public void paceTo(double appliedPerSecond) {
        long share = Math.round(appliedPerSecond * BACKLOG_SECONDS / tills.all().size());
        maxWaiting = Math.max(MIN_WAITING, Math.min(MAX_WAITING, share));
    }

    /** Nobody pushes while it is held, because others than the tills can tell have to catch up. */
    public void hold(boolean now) {
        held = now;
    }

    /** Returns when every till has the answer to its last batch. */
    public void stop() throws IOException, InterruptedException {
        stopped = true;
        join();
    }

    /** Returns when there is nothing more to push. */
    public void join() throws IOException, InterruptedException {
        Tills.results(running);
    }

    /** Returns when all that was pushed is applied, and nothing follows it any more. */
    public void awaitApplied() throws IOException {
        for (BenchTill till : tills.all()) {
            Waiting.until("all of till " + till.key().label() + " is applied", DRAIN_LIMIT, STATUS_EVERY, () -> {
                till.status();
                return till.applied() >= till.pushed();
            });
        }
        awaitQuiet();
    }

    /** Returns when no feed moves any more: what follows sales (stock) is there too. */
    private void awaitQuiet() throws IOException {
        String[] last = {""};
        Waiting.until("the feeds stand still", DRAIN_LIMIT, QUIET, () -> {
            String before = last[0];
            last[0] = heads();
            return last[0].equals(before);
        });
    }

    private String heads() throws IOException {
        StringBuilder heads = new StringBuilder();
        for (BenchTill till : tills.all()) {
            heads.append(till.status().requiredText("head"));
        }
        return heads.toString();
    }

    private long work(BenchTill till, int index) throws IOException {
        long asked = 0;
        while (!stopped) {
            if (System.nanoTime() - asked > STATUS_EVERY.toNanos()) {
                till.status();
                asked = System.nanoTime();
            }
            if (held || till.pushed() - till.applied() > maxWaiting) {
                Waiting.pause(PAUSE);
            } else if (pushing.push(till, index) == 0) {
                break;
            }
        }
        return till.pushed();
    }
}
