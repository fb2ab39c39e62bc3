package dev.tillstream.inventory.adjust;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.MovementType;
import dev.tillstream.inventory.stock.StockChange;
import java.time.Instant;
import java.util.Objects;

/** What corrections by people do to stock: signed, never clamped (S1-79, S1-95). */
final class AdjustmentRules {
    private AdjustmentRules() {}

    /**
     * With the branch of the device that sends it.
     *
     * @throws IllegalArgumentException where product or change are missing
     */
    static StockChange change(PushedOperation pushed) {
        Fields payload = pushed.operation().payload();
        LevelKey level = LevelKey.of(
                pushed.origin().organizationId(), pushed.origin().branch(), payload.requiredText("product_id"));
        return new StockChange(level, payload.requiredQuantity("change"));
    }

    /** The line of the ledger; when it occurred is by the server's clock, like that of all lines (B-15). */
    static StoredRecord movement(PushedOperation pushed, Fields payload, Instant now) {
        Fields fields = payload.with("movement_type", MovementType.ADJUSTMENT.wireName());
        StoredRecord movement =
                StoredRecord.created(Tables.STOCK_MOVEMENTS, pushed.operation().id(), pushed, now, fields);
        StoredRecord.Meta meta = movement.meta();
        return new StoredRecord(
                movement.key(),
                new StoredRecord.Meta(
                        meta.branchId(),
                        meta.version(),
                        meta.createdAt(),
                        meta.updatedAt(),
                        null,
                        pushed.occurredAtByServerClock(),
                        meta.deviceId()),
                fields);
    }

    /** Whether a correction that comes again is the one that was booked. */
    static boolean isSame(Fields booked, Fields again) {
        return Objects.equals(booked.text("product_id"), again.text("product_id"))
                && Objects.equals(booked.quantity("change"), again.quantity("change"))
                && Objects.equals(booked.text("reason"), again.text("reason"))
                && Objects.equals(booked.text("batch_number"), again.text("batch_number"));
    }
}
