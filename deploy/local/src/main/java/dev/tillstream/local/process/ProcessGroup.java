package dev.tillstream.local.process;

import dev.tillstream.local.LocalStackException;
import dev.tillstream.local.Poll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processes that are started rank by rank, started again when they die, and stopped in the reverse order of the ranks.
 * Within a rank all is done in parallel.
 */
public final class ProcessGroup {
    /** A readiness check may block for a second or two; with these no check waits for another. */
    private static final int THREADS = 8;

    /** What dies so often before it was ready even once will not become ready. */
    private static final int HOPELESS_DEATHS = 3;

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final RestartPolicy policy;
    private final ProcessEvents events;
    private final ScheduledExecutorService scheduler =
            new ScheduledThreadPoolExecutor(THREADS, new ThreadPoolExecutor.DiscardPolicy());
    private final List<List<SupervisedProcess>> ranks = new ArrayList<>();
    private boolean stopping;

    public ProcessGroup(RestartPolicy policy, ProcessEvents events) {
        this.policy = policy;
        this.events = events;
    }

    /** Starts one more rank without waiting for it; does nothing once {@link #stop()} was called. */
    public void start(ProcessSpec... specs) {
        List<SupervisedProcess> rank = Stream.of(specs)
                .map(spec -> new SupervisedProcess(spec, policy, events, scheduler))
                .toList();
        synchronized (this) {
            if (stopping) {
                return;
            }
            ranks.add(rank);
        }
        rank.forEach(process -> scheduler.execute(process::start));
    }

    /**
     * Waits until every process was ready once.
     *
     * @return false if {@link #stop()} was called meanwhile
     * @throws LocalStackException if one is not ready in time or dies again and again
     */
    public boolean awaitReady(Duration limit) {
        boolean settled = new Poll(POLL_INTERVAL, limit)
                .until(() -> isStopping() || hopeless().isPresent() || allWereReady());
        Optional<SupervisedProcess> hopeless = hopeless();
        if (isStopping() || (settled && hopeless.isEmpty())) {
            return !isStopping();
        }
        SupervisedProcess culprit = hopeless.or(this::firstNotReady).orElseThrow();
        String what = hopeless.isPresent() ? " dies as soon as it starts" : " is not ready after " + seconds(limit);
        throw new LocalStackException(
                culprit.spec().name() + what + "; its log is " + culprit.spec().log());
    }

    /** The process ids by name, without those that are dead at the moment. */
    public Map<String, Long> pids() {
        return all().filter(process -> process.pid().isPresent())
                .collect(Collectors.toMap(
                        process -> process.spec().name(),
                        process -> process.pid().orElseThrow()));
    }

    /** Stops all, last rank first, each process within its limit; returns when all are gone. A second call does nothing. */
    public void stop() {
        List<List<SupervisedProcess>> lastFirst;
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
            lastFirst = new ArrayList<>(ranks);
        }
        Collections.reverse(lastFirst);
        lastFirst.forEach(this::stopRank);
        scheduler.shutdownNow();
    }

    private void stopRank(List<SupervisedProcess> rank) {
        CompletableFuture<?>[] stops = rank.stream()
                .map(process -> CompletableFuture.runAsync(process::stop, scheduler))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(stops).join();
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized Stream<SupervisedProcess> all() {
        return ranks.stream().flatMap(List::stream).toList().stream();
    }

    private boolean allWereReady() {
        return firstNotReady().isEmpty();
    }

    private Optional<SupervisedProcess> firstNotReady() {
        return all().filter(process -> !process.wasReady()).findFirst();
    }

    private Optional<SupervisedProcess> hopeless() {
        return all().filter(process -> !process.wasReady() && process.deathsInARow() >= HOPELESS_DEATHS)
                .findFirst();
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
