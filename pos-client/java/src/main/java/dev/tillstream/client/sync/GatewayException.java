package dev.tillstream.client.sync;

import dev.tillstream.contracts.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that failed as a whole. The message is for people. */
public abstract sealed class GatewayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private GatewayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Nobody decided anything: no answer, a 5xx or a 429. To be tried again; never counts as an attempt. */
    public static final class Unreachable extends GatewayException {
        private static final long serialVersionUID = 1L;
        private final @Nullable Duration retryAfter;
        private final boolean stalled;

        private Unreachable(String message, @Nullable Throwable cause, @Nullable Duration retryAfter, boolean stalled) {
            super(message, cause);
            this.retryAfter = retryAfter;
            this.stalled = stalled;
        }

        static Unreachable failed(String message, Throwable cause) {
            return new Unreachable(message, cause, null, false);
        }

        static Unreachable stalled(String message, Throwable cause) {
            return new Unreachable(message, cause, null, true);
        }

        static Unreachable busy(String message, @Nullable Duration retryAfter) {
            return new Unreachable(message, null, retryAfter, false);
        }

        /** How long the server asks to wait; null where it doesn't say. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }

        /** Whether the answer took too long: a smaller one may come through. */
        public boolean isStalled() {
            return stalled;
        }
    }

    /** The gateway understood and said no: a 4xx. */
    public static final class Refused extends GatewayException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final @Nullable Reason reason;

        Refused(int status, @Nullable Reason reason, String message) {
            super(message, null);
            this.status = status;
            this.reason = reason;
        }

        public int status() {
            return status;
        }

        public @Nullable Reason reason() {
            return reason;
        }

        /** The device's key is not valid (any more): nothing can be synced until a person has acted. */
        public boolean isAboutTheKey() {
            return status == 401 || reason == Reason.DEVICE_REVOKED;
        }

        /** The batch is too large, or something in it makes it unreadable: smaller ones tell which operation it is. */
        public boolean isAboutTheBatch() {
            return status == 413 || status == 400 || status == 422;
        }
    }
}
