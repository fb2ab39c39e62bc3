package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an operation ended: every operation that was {@code durable} gets exactly one (PROTOCOL §3).
 *
 * @param version of the record after the operation; null where there is none
 * @param orderNumber only for sales and returns: dense in the organization
 * @param transactionCode only for sales and returns: {@code TRX-…} (DESIGN §6)
 */
public record Receipt(
        @JsonProperty("op_id") UUID opId,
        @JsonProperty("seq") @Nullable Long seq,
        @JsonProperty("epoch") @Nullable Integer epoch,
        @JsonProperty("device_id") String deviceId,
        @JsonProperty("status") ReceiptStatus status,
        @JsonProperty("table") String table,
        @JsonProperty("id") String id,
        @JsonProperty("version") @Nullable Long version,
        @JsonProperty("order_number") @Nullable Long orderNumber,
        @JsonProperty("transaction_code") @Nullable String transactionCode,
        @JsonProperty("conflict_id") @Nullable String conflictId,
        @JsonProperty("reason") @Nullable Reason reason,
        @JsonProperty("message") @Nullable String message) {

    /** A receipt without any detail yet. */
    private static Receipt of(PushedOperation pushed, ReceiptStatus status) {
        Operation operation = pushed.operation();
        String table = operation.type().substring(0, operation.type().indexOf('.'));
        return new Receipt(
                operation.opId(),
                operation.seq(),
                operation.epoch(),
                pushed.origin().deviceId(),
                status,
                table,
                operation.id(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public static Receipt applied(PushedOperation pushed, long version) {
        return of(pushed, ReceiptStatus.APPLIED).withVersion(version);
    }

    public static Receipt rejected(PushedOperation pushed, Reason reason, String message) {
        return of(pushed, ReceiptStatus.REJECTED).withReason(reason, message);
    }

    /** Applied as it happened, or stored whole, with a conflict record for a person. */
    public static Receipt conflict(
            PushedOperation pushed, long version, String conflictId, Reason reason, String message) {
        Receipt kept = of(pushed, ReceiptStatus.CONFLICT).withVersion(version).withReason(reason, message);
        return new Receipt(
                kept.opId,
                kept.seq,
                kept.epoch,
                kept.deviceId,
                kept.status,
                kept.table,
                kept.id,
                kept.version,
                null,
                null,
                conflictId,
                kept.reason,
                kept.message);
    }

    public Receipt withNumbers(long number, String code) {
        return new Receipt(
                opId, seq, epoch, deviceId, status, table, id, version, number, code, conflictId, reason, message);
    }

    /** The same end, told to whoever sent the operation this time: a till may send what another one lost. */
    public Receipt addressedTo(PushedOperation again) {
        return new Receipt(
                opId,
                again.operation().seq(),
                again.operation().epoch(),
                again.origin().deviceId(),
                status,
                table,
                id,
                version,
                orderNumber,
                transactionCode,
                conflictId,
                reason,
                message);
    }

    private Receipt withVersion(long newVersion) {
        return new Receipt(
                opId,
                seq,
                epoch,
                deviceId,
                status,
                table,
                id,
                newVersion,
                orderNumber,
                transactionCode,
                conflictId,
                reason,
                message);
    }

    private Receipt withReason(Reason newReason, String newMessage) {
        return new Receipt(
                opId,
                seq,
                epoch,
                deviceId,
                status,
                table,
                id,
                version,
                orderNumber,
                transactionCode,
                conflictId,
                newReason,
                newMessage);
    }
}
