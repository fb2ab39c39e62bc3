package dev.tillstream.acceptance.bench.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several tills that do the same at once, a thread each. */
public final class Tills implements AutoCloseable {
    private final List<BenchTill> tills;
    private final ExecutorService threads;

    private Tills(List<BenchTill> tills) {
        this.tills = List.copyOf(tills);
        this.threads = Executors.newFixedThreadPool(tills.size());
    }

    public static Tills connect(URI gateway, List<TillKey> keys) throws IOException {
        List<BenchTill> tills = new ArrayList<>(keys.size());
        for (TillKey key : keys) {
            tills.add(new BenchTill(gateway, key));
        }
        return new Tills(tills);
    }

    /** What one till does. */
    @FunctionalInterface
    public interface Work<T> {
        T of(BenchTill till, int index) throws IOException;
    }

    public List<BenchTill> all() {
        return tills;
    }

    public BenchTill first() {
        return tills.get(0);
    }

    public long pushed() {
        return tills.stream().mapToLong(BenchTill::pushed).sum();
    }

    public long applied() {
        return tills.stream().mapToLong(BenchTill::applied).sum();
    }

    public long refusals() {
        return tills.stream().mapToLong(BenchTill::refusals).sum();
    }

    /** Starts the work at every till; the results come when it is done. */
    public <T> List<Future<T>> start(Work<T> work) {
        List<Future<T>> results = new ArrayList<>(tills.size());
        for (int i = 0; i < tills.size(); i++) {
            int index = i;
            results.add(threads.submit(() -> work.of(tills.get(index), index)));
        }
        return results;
    }

    /** Does the work at every till and waits for all. */
    public <T> List<T> together(Work<T> work) throws IOException, InterruptedException {
        return results(start(work));
    }

    /** What came of work that was started; the first failure is thrown. */
    public static <T> List<T> results(List<Future<T>> started) throws IOException, InterruptedException {
        List<T> results = new ArrayList<>(started.size());
        for (Future<T> one : started) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                throw new IOException("a till broke off: " + e.getCause(), e);
            }
        }
        return results;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (BenchTill till : tills) {
            till.close();
        }
    }
}
