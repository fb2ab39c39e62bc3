package dev.tillstream.inbox;

import dev.tillstream.contracts.QuarantinedOperation;
import java.util.List;

/**
 * What a batch has to publish before its offsets may be committed.
 *
 * @param changeRecords in the order of their operations
 * @param quarantined for people to look at
 */
record Publication(List<Keyed> changeRecords, List<QuarantinedOperation> quarantined) {
    Publication {
        changeRecords = List.copyOf(changeRecords);
        quarantined = List.copyOf(quarantined);
    }

    /** A change record as JSON, with the key of its operation. */
    record Keyed(String topicKey, String json) {}
}
