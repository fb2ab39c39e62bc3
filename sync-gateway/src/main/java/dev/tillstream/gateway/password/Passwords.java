package dev.tillstream.gateway.password;

import dev.tillstream.gateway.AuthConfig;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks hashes of passwords, on a few threads of their own: they cost what thousands of other requests do.
 * When more wait for a thread than there is room for, a request is refused as unavailable.
 */
@ApplicationScoped
public class Passwords {
    private final Argon2Hash.Cost cost;
    private final SecureRandom random;
    private final Vertx vertx;
    private final ThreadPoolExecutor workers;

    Passwords(AuthConfig config, SecureRandom random, Vertx vertx) {
        AuthConfig.Hashing hashing = config.hashing();
        this.cost = new Argon2Hash.Cost(hashing.memoryKib(), hashing.iterations(), hashing.parallelism());
        this.random = random;
        this.vertx = vertx;
        this.workers = new ThreadPoolExecutor(
                hashing.threads(),
                hashing.threads(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(hashing.queue()),
                Passwords::newThread);
        workers.allowCoreThreadTimeOut(true);
    }

    /** The text to keep. */
    public Uni<String> hash(String password) {
        return work(() -> Argon2Hash.of(normalized(password), cost, salt()).text());
    }

    /**
     * Whether this is the password; without a hash it is not, and that takes as long to tell.
     *
     * @param hash as it was kept
     */
    public Uni<Boolean> matches(String password, @Nullable String hash) {
        return work(() -> isOf(normalized(password), hash));
    }

    /** Whether the hash was made at another cost than hashes are now. */
    public boolean isOutdated(String hash) {
        return Argon2Hash.parse(hash).filter(known -> known.cost().equals(cost)).isEmpty();
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    private boolean isOf(String password, @Nullable String hash) {
        if (hash == null) {
            var unused = Argon2Hash.of(password, cost, salt());
            return false;
        }
        return Argon2Hash.parse(hash)
                .map(known -> known.matches(password))
                .orElseThrow(() -> new IllegalStateException("a password's hash can't be read"));
    }

    /** The same characters are the same password, whichever keyboard composed them. */
    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private byte[] salt() {
        byte[] salt = new byte[Argon2Hash.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private <T> Uni<T> work(Supplier<T> work) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(workers)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> Refusal.unavailable("Too many log in at the same time; try again."))
                .emitOn(task -> context.runOnContext(nothing -> task.run()));
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "passwords");
        thread.setDaemon(true);
        return thread;
    }
}
