package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the ledger that follows from a sale, a document or a count; corrections by people are records of their own. */
public record Movement(String id, StockChange stock, Cause cause, Lot lot) {

    /**
     * Why stock moved.
     *
     * @param referenceId the order, the document or the count
     * @param occurredAt by the server's clock: what several devices did is put in order by it (B-15)
     */
    public record Cause(MovementType type, String referenceId, Instant occurredAt, String deviceId) {
        public static Cause of(MovementType type, String referenceId, PushedOperation by) {
            return new Cause(
                    type, referenceId, by.occurredAtByServerClock(), by.origin().deviceId());
        }

        /** The same at another time, by the server's clock. */
        public Cause at(Instant time) {
            return new Cause(type, referenceId, time, deviceId);
        }
    }

    /**
     * Which goods.
     *
     * @param batchNumber null where the product has no batches, or none is left
     * @param unitCost in minor units; null where it isn't known
     */
    public record Lot(
            @Nullable String batchNumber, @Nullable Long unitCost) {
        public static final Lot UNKNOWN = new Lot(null, null);

        public static Lot ofBatch(@Nullable String batchNumber) {
            return batchNumber == null ? UNKNOWN : new Lot(batchNumber, null);
        }
    }

    public LevelKey level() {
        return stock.level();
    }

    public Quantity change() {
        return stock.change();
    }
}
