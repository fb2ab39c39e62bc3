package dev.tillstream.gateway.image;

import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that decode pictures, and those that wait for disks and stores: few, and with short queues. */
@Singleton
final class ImageWorkers {
    private static final int READERS = 8;
    private static final int MAX_READS_WAITING = 512;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor decoders;
    private final ThreadPoolExecutor readers;

    ImageWorkers(ImageConfig config) {
        this.decoders = pool("image-decoder", config.workers(), config.maxWaiting());
        this.readers = pool("image-reader", READERS, MAX_READS_WAITING);
    }

    /** Fails with {@link Refusal} unavailable when too much waits already, or the store fails. */
    <T> Uni<T> decode(Callable<T> work) {
        return run(decoders, work);
    }

    /** The same, for what only reads. */
    <T> Uni<T> read(Callable<T> work) {
        return run(readers, work);
    }

    @PreDestroy
    void stop() {
        decoders.shutdownNow();
        readers.shutdownNow();
    }

    private static <T> Uni<T> run(ThreadPoolExecutor pool, Callable<T> work) {
        return Uni.createFrom()
                .<T>emitter(outcome -> complete(outcome, work))
                .runSubscriptionOn(pool)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> Refusal.unavailable("Too many images are waiting; try again."))
                .onFailure(IOException.class)
                .transform(failure -> Refusal.unavailable("The store of images is away or full; try again.", failure));
    }

    private static <T> void complete(UniEmitter<? super T> outcome, Callable<T> work) {
        try {
            outcome.complete(work.call());
        } catch (Exception e) {
            outcome.fail(e);
        }
    }

    private static ThreadPoolExecutor pool(String name, int threads, int maxWaiting) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = work -> new Thread(work, name + "-" + number.incrementAndGet());
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(maxWaiting),
                factory,
                new ThreadPoolExecutor.AbortPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
