package dev.tillstream.acceptance.bench.load;

import dev.tillstream.contracts.Fields;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A till on one connection, for one thread. What the gateway refuses is an error here, but for a moment of overload (429,
 * 503): the same request goes again, as PROTOCOL §1 wants it.
 */
public final class BenchTill implements AutoCloseable {
    private static final byte[] DURABLE = "\"durable\"".getBytes(StandardCharsets.US_ASCII);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(100);
    private static final int MAX_TRIES = 100;
    /** The gateway closes connections that nobody uses. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(60);

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final InstantSource clock = InstantSource.system();
    private final URI gateway;
    private final TillKey key;
    private HttpLine line;
    private long usedAt = System.nanoTime();
    private final AtomicLong pushed = new AtomicLong();
    private volatile long applied;
    private final AtomicLong refusals = new AtomicLong();

    public BenchTill(URI gateway, TillKey key) throws IOException {
        this.gateway = gateway;
        this.key = key;
        this.line = new HttpLine(gateway);
    }

    public TillKey key() {
        return key;
    }

    public URI gateway() {
        return gateway;
    }

    /** The last seq that the gateway called durable. */
    public long pushed() {
        return pushed.get();
    }

    /** Up to which seq everything was applied when this till asked last. */
    public long applied() {
        return applied;
    }

    /** How often it had to try again. */
    public long refusals() {
        return refusals.get();
    }

    /** Pushes a batch and returns when it is durable. */
    public void push(SaleRequest sales) throws IOException {
        push(sales.next(pushed() + 1, clock.instant()), sales.operations());
    }

    /** Pushes these operations, which are numbered from {@link #pushed()} + 1. */
    public void push(String operations, int count) throws IOException {
        push(HttpRequest.post(gateway, "/sync/batch", key.key(), operations), count);
    }

    /** Asks how far the server is; the answer is {@link #applied()} too. */
    public Fields status() throws IOException {
        Fields status = get("/sync/status").json();
        applied = status.requiredInteger("applied_through");
        return status;
    }

    /** A page; the query without its question mark. */
    public Answer pull(String query) throws IOException {
        return get("/sync/pull" + (query.isEmpty() ? "" : "?" + query));
    }

    public Answer get(String path) throws IOException {
        return asked(HttpRequest.get(gateway, path, key.key()));
    }

    /** Writes a request without reading the answer: for who measures what happens in between. */
    public void send(byte[] request) throws IOException {
        fresh().send(request);
    }

    /** The answer to what was sent. */
    public Answer receive() throws IOException {
        return line.receive();
    }

    /** Counts what was sent and answered by hand. */
    public void counted(Answer answer, int operations) {
        requireDurable(answer, operations);
        pushed.addAndGet(operations);
    }

    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() throws IOException {
        line.close();
    }

    private void push(byte[] request, int count) throws IOException {
        counted(asked(request), count);
    }

    private Answer asked(byte[] request) throws IOException {
        Answer answer = fresh().ask(request);
        for (int tries = 1; isOverload(answer) && tries < MAX_TRIES; tries++) {
            refusals.incrementAndGet();
            Waiting.pause(RETRY_PAUSE);
            answer = line.ask(request);
        }
        if (!answer.isOk()) {
            throw new IllegalStateException("the gateway answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }

    /** The connection, a new one if it has not been used for long. */
    private HttpLine fresh() throws IOException {
        if (System.nanoTime() - usedAt > IDLE_LIMIT.toNanos()) {
            line.close();
            line = new HttpLine(gateway);
        }
        usedAt = System.nanoTime();
        return line;
    }

    private static boolean isOverload(Answer answer) {
        return answer.status() == TOO_MANY || answer.status() == UNAVAILABLE;
    }

    private static void requireDurable(Answer answer, int operations) {
        if (answer.count(DURABLE) != operations) {
            throw new IllegalStateException("not all " + operations + " operations are durable: " + answer.text());
        }
    }
}
