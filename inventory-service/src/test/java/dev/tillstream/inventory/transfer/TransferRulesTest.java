package dev.tillstream.inventory.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inventory.document.Receiving;
import dev.tillstream.inventory.document.ReceivingRules;
import dev.tillstream.inventory.sale.Sales;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** B-12: in_transit → partially_received → received. */
class TransferRulesTest {
    private static final PushedOperation SENT = pushed("branch-1", "stock_transfers.create", 5);

    @Test
    void transferLeavesTheBranchOfItsSender() {
        Fields transfer = sent();

        assertThat(transfer.text("from_branch_id")).isEqualTo("branch-1");
        assertThat(transfer.text("status")).isEqualTo("in_transit");
        assertThat(transfer.text("sent_at")).isEqualTo("2026-11-21T12:00:00.000Z");
        assertThat(TransferRules.isSender(SENT, transfer)).isTrue();
        assertThat(TransferRules.isSender(pushed("branch-3", "x", 1), transfer)).isFalse();
        assertThat(TransferRules.isReceiver(pushed("branch-2", "x", 1), transfer))
                .isTrue();
        assertThat(TransferRules.isReceiver(SENT, transfer)).isFalse();
        Fields nowhere = Fields.of(Map.of("to_branch_id", "branch-1"));
        assertThatThrownBy(() -> TransferRules.sent(SENT, nowhere))
                .hasMessageContaining("another branch than branch-1");
    }

    @Test
    void missingStaysInTransitUntilItComes() {
        Receiving part = receive(sent(), 3);
        Fields transfer = TransferRules.after(sent(), part, SENT);

        assertThat(transfer.text("status")).isEqualTo("partially_received");
        assertThat(TransferRules.differences(transfer, part))
                .singleElement()
                .asString()
                .startsWith("2 of tea missing")
                .contains("keep_local books it as lost", "keep_server books it back to branch-1");

        Receiving rest = receive(transfer, 2);
        Fields whole = TransferRules.after(transfer, rest, SENT);
        assertThat(whole.text("status")).isEqualTo("received");
        assertThat(TransferRules.differences(whole, rest)).isEmpty();
    }

    @Test
    void tooMuchIsToldWithWhatCanBeDecided() {
        Receiving receiving = receive(sent(), 7);

        assertThat(TransferRules.differences(TransferRules.after(sent(), receiving, SENT), receiving))
                .containsExactly(
                        "7 of tea came, 5 were expected",
                        "keep_local leaves what is too much in stock, keep_server takes it out again");
    }

    private static Receiving receive(Fields transfer, int units) {
        PushedOperation pushed = pushed("branch-2", "stock_transfers.receive", units);
        return ReceivingRules.receive(pushed, transfer.rows("items"), "transfer_id");
    }

    private static Fields sent() {
        return TransferRules.sent(SENT, Fields.of(Map.of("to_branch_id", "branch-2")));
    }

    private static PushedOperation pushed(String branch, String type, int units) {
        Fields payload = Fields.of(Map.of("items", List.of(Map.of("product_id", "tea", "quantity", units))));
        return Sales.pushed(Sales.origin("org", branch), new UUID(1, 1), type, "t1", payload);
    }
}
