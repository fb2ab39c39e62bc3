package dev.tillstream.orders.fiscal;

import dev.tillstream.contracts.fiscal.FiscalHash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a document fits into its device's chain (B-3). Pure; documents come in any order, so both neighbours are looked at. */
final class ChainRules {
    private ChainRules() {}

    /**
     * @param before the stored document before this one, if it came; likewise {@code same} and {@code after}
     * @return one sentence for each thing that is wrong
     */
    static List<String> breaks(
            FiscalDocument document,
            @Nullable FiscalDocument before,
            @Nullable FiscalDocument same,
            @Nullable FiscalDocument after) {
        List<String> breaks = new ArrayList<>();
        long seq = document.place().seq();
        if (same != null && !same.opId().equals(document.opId())) {
            breaks.add("document " + seq + " of the device is " + same.kind() + " " + same.recordId() + " already");
        }
        if (!document.computedHash().equals(document.link().hash())) {
            breaks.add("the hash of document " + seq + " is not that of its content");
        }
        String expected = seq == 1 ? FiscalHash.GENESIS : null;
        if (before != null) {
            expected = before.link().hash();
        }
        if (expected != null && !expected.equals(document.link().previousHash())) {
            breaks.add("document " + seq + " does not follow document " + (seq - 1));
        }
        if (same == null
                && after != null
                && !after.link().previousHash().equals(document.link().hash())) {
            breaks.add("document " + (seq + 1) + " does not follow document " + seq);
        }
        return breaks;
    }
}
