package dev.tillstream.inventory.serial;

import dev.tillstream.inventory.stock.MovementType;
import java.time.Instant;
import java.util.Locale;

/**
 * What is known of one piece: the last of what happened to it.
 *
 * @param branchId where that was
 * @param cause why
 * @param referenceId the order, the return, the document or the count
 * @param occurredAt by the server's clock
 */
record SerialState(
        Serial serial, String branchId, Status status, MovementType cause, String referenceId, Instant occurredAt) {

    enum Status {
        IN_STOCK,
        IN_TRANSIT,
        SOLD,
        LOST;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
