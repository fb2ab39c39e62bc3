package dev.tillstream.inbox;

import dev.tillstream.contracts.PushedOperation;
import java.util.UUID;

/**
 * What the inbox keeps of an operation, and publishes again when it comes again.
 *
 * @param changeRecord the {@link dev.tillstream.contracts.ChangeRecord} as JSON
 */
record Outcome(OperationKey operation, String fingerprint, String changeRecord) {

    /** An idempotency key: unique in its organization, whichever device sends it. */
    record OperationKey(String organizationId, UUID opId) {
        static OperationKey of(PushedOperation pushed) {
            return new OperationKey(
                    pushed.origin().organizationId(), pushed.operation().opId());
        }
    }
}
