package dev.tillstream.till.demo;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.catalog.Editing.Adjustment;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.client.sync.SyncReport;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.till.demo.DemoFile.DemoBranch;
import dev.tillstream.till.demo.DemoFile.DemoDevice;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One branch's office writing its part of the catalogue and its opening stock, as any till would. */
final class BranchSeed {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final DemoBranch branch;
    private final DemoDevice office;
    private final Path file;
    private final SyncListener listener;

    BranchSeed(DemoBranch branch, DemoDevice office, Path file, SyncListener listener) {
        this.branch = branch;
        this.office = office;
        this.file = file;
        this.listener = listener;
    }

    /**
     * Writes, sends, and waits for every receipt. What an earlier run has queued or done already is not done again.
     *
     * @param records this office's share, by table
     */
    void run(TillConfig config, URI gateway, Map<Table, Map<String, Fields>> records) {
        try (Till till = Till.open(file, config)) {
            till.enroll(gateway, office.key(), office.name());
            records.forEach(till.editing()::upsertAll);
            till.editing().adjustStock(openingStock());
            SyncReport report = till.engine().sync(LIMIT, listener);
            if (!report.isComplete() || report.failed() > 0) {
                throw new IllegalStateException("demo data of branch " + branch.code() + " is not complete: "
                        + report.open() + " operations open, " + report.failed() + " refused; run it again to go on");
            }
        }
    }

    private List<Adjustment> openingStock() {
        List<Adjustment> adjustments = new ArrayList<>(DemoCatalog.PRODUCTS);
        for (int i = 0; i < DemoCatalog.PRODUCTS; i++) {
            String product = DemoCatalog.productId(i);
            adjustments.add(new Adjustment(
                    Ids.derived(branch.id(), product, "opening"),
                    product,
                    DemoCatalog.openingStock(branch.code(), i),
                    "opening stock"));
        }
        return adjustments;
    }
}
