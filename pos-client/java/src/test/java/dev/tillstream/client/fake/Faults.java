package dev.tillstream.client.fake;

import com.sun.net.httpserver.HttpExchange;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What goes wrong at the {@link FakeGateway}, in the order in which it was asked for. */
public final class Faults {
    private final List<Planned> planned = new ArrayList<>();
    private volatile Predicate<Operation> refused = operation -> false;
    private volatile long oldestCursor;

    private record Planned(String path, Fault fault) {}

    /** One thing that goes wrong with one request. */
    public enum Fault {
        /** The work is done, and the answer is lost. */
        LOSE_ANSWER,
        /** The connection breaks before anything is done. */
        LOSE_REQUEST,
        UNAVAILABLE,
        RATE_LIMITED,
        /** Headers come, the body never ends. */
        STALL,
        REVOKED;

        boolean beforeWork(HttpExchange exchange) throws IOException {
            switch (this) {
                case LOSE_REQUEST -> exchange.close();
                case UNAVAILABLE -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    FakeGateway.refuse(exchange, 503, Reason.UNAVAILABLE);
                }
                case RATE_LIMITED -> {
                    exchange.getResponseHeaders().set("Retry-After", "2");
                    FakeGateway.refuse(exchange, 429, Reason.RATE_LIMITED);
                }
                case REVOKED -> FakeGateway.refuse(exchange, 401, Reason.DEVICE_REVOKED);
                case LOSE_ANSWER, STALL -> {
                    return false;
                }
            }
            return true;
        }

        boolean afterWork(HttpExchange exchange) throws IOException {
            if (this == STALL) {
                exchange.sendResponseHeaders(200, 1_000_000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                waitALittle();
            }
            exchange.close();
            return true;
        }

        private static void waitALittle() {
            try {
                new CountDownLatch(1).await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The next request of that path fails so. */
    public synchronized void plan(String path, Fault fault) {
        planned.add(new Planned(path, fault));
    }

    synchronized Optional<Fault> next(String path) {
        for (Planned one : planned) {
            if (one.path().equals(path)) {
                planned.remove(one);
                return Optional.of(one.fault());
            }
        }
        return Optional.empty();
    }

    public synchronized void clear() {
        planned.clear();
    }

    /** Operations of this kind are refused at the door. */
    public void refuse(Predicate<Operation> kind) {
        refused = kind;
    }

    boolean refuses(Operation operation) {
        return refused.test(operation);
    }

    /** Cursors before this one get 410. */
    public void expireBefore(long cursor) {
        oldestCursor = cursor;
    }

    long oldestCursor() {
        return oldestCursor;
    }
}
