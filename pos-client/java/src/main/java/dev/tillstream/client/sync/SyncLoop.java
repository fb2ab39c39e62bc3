package dev.tillstream.client.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a till in sync in the background: a round every 3 s while something waits, every 30 s otherwise (S1-71), at once
 * when asked, later and later while the gateway is away. A refused key ends it: a person has to act first.
 */
public final class SyncLoop implements AutoCloseable {
    private static final Duration PATIENCE_ON_CLOSE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LONG_POLLS = Duration.ofMillis(200);

    private final SyncEngine engine;
    private final SyncListener listener;
    private final Mode mode;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wakeUp = lock.newCondition();
    private final Thread rounds;
    private final Thread watch;
    private boolean triggered;
    private volatile boolean closed;
    private int failures;
    private Instant nextDigest;
    private Instant nextReport;

    /** How changes of others are noticed. */
    public enum Mode {
        /** With each round. */
        POLL,
        /** By a long poll that is always open: within milliseconds. */
        WATCH
    }

    private SyncLoop(SyncEngine engine, Mode mode, SyncListener listener) {
        this.engine = engine;
        this.mode = mode;
        this.listener = listener;
        this.nextDigest =
                engine.clock().instant().plus(engine.config().intervals().digest());
        this.nextReport = engine.clock().instant();
        this.rounds = daemon("till-sync", this::runRounds);
        this.watch = daemon("till-watch", this::runWatch);
    }

    /** Starts syncing; ends with {@link #close()}. */
    public static SyncLoop start(SyncEngine engine, Mode mode, SyncListener listener) {
        SyncLoop loop = new SyncLoop(engine, mode, listener);
        loop.rounds.start();
        if (mode == Mode.WATCH) {
            loop.watch.start();
        }
        return loop;
    }

    /** Asks for a round now, without waiting for it (S2-10). */
    public void trigger() {
        lock.lock();
        try {
            triggered = true;
            wakeUp.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is still at work; false once the gateway refused the till's key. */
    public boolean isRunning() {
        return rounds.isAlive();
    }

    private void runRounds() {
        while (!closed) {
            try {
                round();
                failures = 0;
                pause(
                        engine.isAnythingOpen()
                                ? engine.config().intervals().busy()
                                : engine.config().intervals().idle());
            } catch (GatewayException e) {
                if (stopsAfter(e)) {
                    return;
                }
                failures++;
                pause(pauseAfter(e));
            }
        }
    }

    private void round() {
        engine.push(listener);
        if (mode == Mode.POLL) {
            engine.pull(listener);
        }
        engine.remember(null);
        Instant now = engine.clock().instant();
        if (now.isAfter(nextDigest)) {
            engine.checkAndRepair(listener);
            nextDigest = now.plus(engine.config().intervals().digest());
        }
        if (!now.isBefore(nextReport)) {
            engine.tellOfMyself();
            nextReport = now.plus(BETWEEN_REPORTS);
        }
    }

    private void runWatch() {
        int watchFailures = 0;
        while (!closed) {
            try {
                engine.pull(engine.config().intervals().longPoll(), listener);
                watchFailures = 0;
                pauseUntriggered(BETWEEN_LONG_POLLS);
            } catch (GatewayException e) {
                if (stopsAfter(e)) {
                    return;
                }
                watchFailures++;
                pauseUntriggered(engine.backoff().after(watchFailures));
            }
        }
    }

    private boolean stopsAfter(GatewayException failure) {
        if (closed) {
            return true;
        }
        engine.remember(failure);
        listener.failed(String.valueOf(failure.getMessage()));
        return SyncEngine.isStopping(failure);
    }

    private Duration pauseAfter(GatewayException failure) {
        Duration wait = engine.backoff().after(failures);
        if (failure instanceof GatewayException.Unreachable unreachable && unreachable.retryAfter() != null) {
            Duration asked = unreachable.retryAfter();
            return asked.compareTo(wait) > 0 ? asked : wait;
        }
        return wait;
    }

    private void pause(Duration duration) {
        lock.lock();
        try {
            long nanos = duration.toNanos();
            while (!triggered && !closed && nanos > 0) {
                nanos = wakeUp.awaitNanos(nanos);
            }
            triggered = false;
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private void pauseUntriggered(Duration duration) {
        lock.lock();
        try {
            long nanos = duration.toNanos();
            while (!closed && nanos > 0) {
                nanos = wakeUp.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Ends after the request at hand, which is broken off: its operations stay queued. */
    @Override
    public void close() {
        closed = true;
        trigger();
        rounds.interrupt();
        watch.interrupt();
        try {
            rounds.join(PATIENCE_ON_CLOSE.toMillis());
            watch.join(PATIENCE_ON_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
