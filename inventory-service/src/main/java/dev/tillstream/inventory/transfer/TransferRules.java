package dev.tillstream.inventory.transfer;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.inventory.document.LineRules;
import dev.tillstream.inventory.document.Receiving;
import dev.tillstream.inventory.document.SettlementRules;
import java.util.ArrayList;
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
        String from = pushed.origin().branch();
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
        return from == null || from.equals(pushed.origin().branch());
    }

    /** Whether this device may receive it: only where it goes. */
    static boolean isReceiver(PushedOperation pushed, Fields transfer) {
        return Objects.equals(transfer.text("to_branch_id"), pushed.origin().branch());
    }

    /** The record after goods came: what is missing stays in transit. */
    static Fields after(Fields transfer, Receiving receiving, PushedOperation by) {
        String receivedAt = by.operation().payload().text("received_at");
        return withStatus(transfer.with("items", receiving.lines()))
                .with("received_at", receivedAt == null ? Timestamps.format(by.occurredAtByServerClock()) : receivedAt);
    }

    /** The record after a person decided about what is missing, or too much. */
    static Fields settled(Fields transfer, List<Fields> lines) {
        return withStatus(transfer.with("items", lines));
    }

    /** Whether nothing of it is in transit any more. */
    static boolean isWhole(Fields transfer) {
        return SettlementRules.missing(transfer.rows("items")).isEmpty();
    }

    /** What doesn't fit after goods came, and what can be done about it. */
    static List<String> differences(Fields transfer, Receiving receiving) {
        List<String> differences = new ArrayList<>(receiving.differences());
        if (!differences.isEmpty()) {
            differences.add("keep_local leaves what is too much in stock, keep_server takes it out again");
        }
        List<String> missing = SettlementRules.missing(transfer.rows("items"));
        if (!missing.isEmpty()) {
            differences.add(String.join(", ", missing) + " missing: in transit until the rest comes;"
                    + " keep_local books it as lost, keep_server books it back to "
                    + transfer.requiredText("from_branch_id"));
        }
        return differences;
    }

    private static Fields withStatus(Fields transfer) {
        return transfer.with("status", isWhole(transfer) ? "received" : "partially_received");
    }

    private static Fields nothingReceived(Fields line) {
        line.requiredQuantity("quantity");
        return line.with("received_quantity", 0);
    }
}
