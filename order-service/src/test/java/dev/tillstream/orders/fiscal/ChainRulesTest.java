package dev.tillstream.orders.fiscal;

import static dev.tillstream.orders.order.TestOperations.NOON;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.fiscal.FiscalHash;
import dev.tillstream.orders.order.TestOperations;
import org.junit.jupiter.api.Test;

/** When a document fits into its device's chain (B-3), without a service. */
class ChainRulesTest {
    private final TestOperations till = TestOperations.ofTill("org", "b1", "till-1");
    private final FiscalDocument first = document(1, FiscalHash.GENESIS, 100);
    private final FiscalDocument second = document(2, first.link().hash(), 200);
    private final FiscalDocument third = document(3, second.link().hash(), 300);

    @Test
    void documentsFitInWhateverOrderTheyCome() {
        assertThat(ChainRules.breaks(third, null, null, null)).isEmpty();
        assertThat(ChainRules.breaks(first, null, null, null)).isEmpty();
        assertThat(ChainRules.breaks(second, first, null, third)).isEmpty();
    }

    @Test
    void theFirstHasNothingBeforeIt() {
        assertThat(ChainRules.breaks(document(1, second.link().hash(), 100), null, null, null))
                .containsExactly("document 1 does not follow document 0");
    }

    @Test
    void aBrokenLinkIsSeenFromBothSides() {
        FiscalDocument stranger = document(2, third.link().hash(), 200);

        assertThat(ChainRules.breaks(stranger, first, null, third))
                .containsExactly("document 2 does not follow document 1", "document 3 does not follow document 2");
    }

    @Test
    void aChangedContentHasAnotherHash() {
        FiscalDocument forged = new FiscalDocument(
                second.place(),
                second.kind(),
                second.recordId(),
                second.occurredAt(),
                999L,
                second.tax(),
                second.link(),
                second.opId());

        assertThat(ChainRules.breaks(forged, first, null, third))
                .containsExactly("the hash of document 2 is not that of its content");
    }

    @Test
    void aPlaceIsTakenOnce() {
        FiscalDocument again = document(2, first.link().hash(), 200);

        assertThat(ChainRules.breaks(again, first, second, third))
                .containsExactly("document 2 of the device is orders.create o2 already");
        assertThat(ChainRules.breaks(second, first, second, third)).isEmpty();
    }

    private FiscalDocument document(long seq, String previous, long total) {
        String hash = FiscalHash.of(
                previous, "till-1", seq, "orders.create", "o" + seq, Timestamps.format(NOON), total, null);
        return FiscalDocument.of(till.create(
                        "o" + seq,
                        fields("total", total, "document_seq", seq, "previous_hash", previous, "document_hash", hash)))
                .orElseThrow();
    }
}
