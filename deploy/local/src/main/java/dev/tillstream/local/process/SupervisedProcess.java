package dev.tillstream.local.process;

import dev.tillstream.local.ProcessEnd;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process that is kept alive until it is stopped. */
final class SupervisedProcess {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final ProcessSpec spec;
    private final RestartPolicy policy;
    private final ProcessEvents events;
    private final ScheduledExecutorService scheduler;

    private @Nullable Process process;
    private long startedNanos;
    private int deathsInARow;
    private boolean ready;
    private boolean wasReady;
    private boolean stopping;

    SupervisedProcess(
            ProcessSpec spec, RestartPolicy policy, ProcessEvents events, ScheduledExecutorService scheduler) {
        this.spec = spec;
        this.policy = policy;
        this.events = events;
        this.scheduler = scheduler;
    }

    ProcessSpec spec() {
        return spec;
    }

    /** True once it could be used, whatever came after. */
    synchronized boolean wasReady() {
        return wasReady;
    }

    /** How often it died since it last was sound. */
    synchronized int deathsInARow() {
        return deathsInARow;
    }

    synchronized Optional<Long> pid() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::pid);
    }

    synchronized void start() {
        if (stopping) {
            return;
        }
        startedNanos = System.nanoTime();
        ready = false;
        try {
            Process started = spec.start().get();
            process = started;
            events.started(spec, started.pid());
            CompletableFuture<Void> unused = started.onExit().thenAccept(this::ended);
            later(() -> pollReady(started), Duration.ZERO);
        } catch (RuntimeException e) {
            Duration pause = countDeath(Duration.ZERO);
            events.failedToStart(spec, String.valueOf(e.getMessage()), pause);
            later(this::start, pause);
        }
    }

    /** Ends the process and returns when it is gone; it is not started again. */
    void stop() {
        Process running;
        synchronized (this) {
            stopping = true;
            running = process;
        }
        if (running == null || !running.isAlive()) {
            return;
        }
        long begun = System.nanoTime();
        int signals = ProcessEnd.end(
                running.toHandle(), spec.stop().limit(), spec.stop().signal(), "KILL");
        events.stopped(spec, since(begun), signals != 1);
    }

    private synchronized void ended(Process dead) {
        if (stopping || dead != process) {
            return;
        }
        Duration lived = since(startedNanos);
        Duration pause = countDeath(lived);
        events.died(spec, new ProcessEvents.Death(dead.exitValue(), lived, deathsInARow, pause));
        later(this::start, pause);
    }

    private Duration countDeath(Duration lived) {
        deathsInARow = policy.deathsInARow(deathsInARow, lived);
        return policy.delay(deathsInARow);
    }

    private void later(Runnable step, Duration delay) {
        ScheduledFuture<?> unused = scheduler.schedule(() -> guarded(step), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A scheduler keeps what a task throws to itself. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private void pollReady(Process polled) {
        if (!polled.isAlive()) {
            return;
        }
        if (spec.ready().test(polled.pid())) {
            becameReady(polled);
        } else {
            later(() -> pollReady(polled), POLL_INTERVAL);
        }
    }

    private synchronized void becameReady(Process polled) {
        if (polled == process && !ready && !stopping) {
            ready = true;
            events.ready(spec, since(startedNanos));
            wasReady = true;
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
