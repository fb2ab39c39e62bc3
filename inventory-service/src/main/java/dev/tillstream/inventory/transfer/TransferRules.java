package dev.tillstream.inventory.transfer;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inventory.document.LineRules;
import dev.tillstream.inventory.document.Receiving;
import java.util.List;
import java.util.Objects;

/** Goods between branches (B-12). Status: in_transit → partially_received → received. */
final class TransferRules {
    static final String IN_TRANSIT = "in_transit";

    private TransferRules() {}

    /**
     * A transfer that leaves the branch of the device that sends it.
     *
     * @throws IllegalArgumentException where it goes nowhere, or a line has no quantity
     */
    static Fields sent(PushedOperation pushed, Fields sent) {
        String from = pushed.origin().branchId();
        if (from.equals(sent.requiredText("to_branch_id"))) {
            throw new IllegalArgumentException("to_branch_id must be another branch than " + from);
        }
        List<Fields> lines = LineRules.of(pushed, "transfer_id").stream()
                .map(TransferRules::nothingReceived)
                .toList();
        Fields whole = sent.with("items", lines).with("from_branch_id", from).with("status", IN_TRANSIT);
        return sent.text("sent_at") != null
                ? whole
                : whole.with("sent_at", Timestamps.format(pushed.occurredAtByServerClock()));
    }

    /** Whether this device may send it: only what is in its own branch. */
    static boolean isSender(PushedOperation pushed, Fields sent) {
        String from = sent.text("from_branch_id");
        return from == null || from.equals(pushed.origin().branchId());
    }

    /** Whether this device may receive it: only where it goes. */
    static boolean isReceiver(PushedOperation pushed, Fields transfer) {
        return Objects.equals(transfer.text("to_branch_id"), pushed.origin().branchId());
    }

    /** The record after goods came: what is missing stays in transit. */
    static Fields after(Fields transfer, Receiving receiving, PushedOperation by) {
        boolean isAllThere =
                receiving.lines().stream().allMatch(line -> Receiving.open(line).compareTo(Quantity.ZERO) <= 0);
        String receivedAt = by.operation().payload().text("received_at");
        return transfer.with("items", receiving.lines())
                .with("status", isAllThere ? "received" : "partially_received")
                .with("received_at", receivedAt == null ? Timestamps.format(by.occurredAtByServerClock()) : receivedAt);
    }

    private static Fields nothingReceived(Fields line) {
        line.requiredQuantity("quantity");
        return line.with("received_quantity", 0);
    }
}
