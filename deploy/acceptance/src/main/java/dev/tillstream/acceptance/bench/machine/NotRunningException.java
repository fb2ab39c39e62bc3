package dev.tillstream.acceptance.bench.machine;

/** Nothing runs that could be measured; the message says where it was looked for. */
public final class NotRunningException extends Exception {
    public NotRunningException(String message) {
        super(message);
    }
}
