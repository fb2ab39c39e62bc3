package dev.tillstream.gateway.check;

import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.gateway.json.Slice;
import java.util.UUID;

/** One operation of a batch after the check: it can go into the log, or it can't. */
public sealed interface ScannedOperation {
    /** The operation as it was sent. */
    Slice text();

    Envelope envelope();

    /**
     * It can be published.
     *
     * @param aggregateId the record that it has to stay in order with
     * @param fingerprint of its content, whatever the order of its keys
     * @param occurredAtMillis by the device's clock
     */
    record Taken(
            Slice text,
            UUID opId,
            Envelope envelope,
            OperationType type,
            String aggregateId,
            long fingerprint,
            long occurredAtMillis)
            implements ScannedOperation {

        /** Whether its device has numbered it; what staff send needs no number. */
        public boolean isNumbered() {
            return envelope.seq() > 0;
        }

        public Refused refused(Reason reason, String message) {
            return new Refused(text, envelope, reason, message, false);
        }

        /** Its number belongs to another operation, which alone answers for it. */
        public Refused refusedNumber(String message) {
            return new Refused(text, envelope, Reason.INVALID_OPERATION, message, true);
        }
    }

    /**
     * It goes to the quarantine.
     *
     * @param numberIsTaken its seq belongs to another operation
     */
    record Refused(Slice text, Envelope envelope, Reason reason, String message, boolean numberIsTaken)
            implements ScannedOperation {}
}
