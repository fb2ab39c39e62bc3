package dev.tillstream.acceptance;

import dev.tillstream.acceptance.Installation.Database;
import dev.tillstream.client.TillStatus;
import dev.tillstream.client.sync.SyncEngine;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.contracts.DeviceStatus;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Counts what came of the invoices, at the tills and in the ledger, against the file. */
final class Reconciliation {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Chain chain;
    private final List<ReplayTill> tills;
    private final Expected expected;

    Reconciliation(Chain chain, List<ReplayTill> tills, Expected expected) {
        this.chain = chain;
        this.tills = tills;
        this.expected = expected;
    }

    Report run(@Nullable Database database) throws SQLException {
        awaitStock();
        Report report = new Report();
        checkSales(report);
        if (database != null) {
            Ledger ledger = Ledger.of(database, chain.organizationId());
            report.check("movements in the ledger", expected.lines() + expected.returnLines(), ledger.movements());
            report.check("units moved in the ledger, per product", expected.stock(), ledger.changes());
        }
        checkOperations(report);
        checkDigests(report);
        return report;
    }

    /** One till of each branch stands for the branch: the digests say that the others have the same. */
    private List<ReplayTill> readers() {
        List<ReplayTill> readers = new ArrayList<>();
        for (ReplayTill till : tills) {
            if (readers.stream()
                    .noneMatch(other ->
                            other.device().branchId().equals(till.device().branchId()))) {
                readers.add(till);
            }
        }
        return readers;
    }

    /** Levels follow sales through another topic: they come a little later than the receipts. */
    private void awaitStock() throws SQLException {
        Instant end = InstantSource.system().instant().plus(PATIENCE);
        Map<String, Long> stock = Map.of();
        while (!stock.equals(expected.stock())
                && InstantSource.system().instant().isBefore(end)) {
            stock = new TreeMap<>();
            for (ReplayTill reader : readers()) {
                reader.answer(engine -> engine.pull(POLL, SyncListener.SILENT));
                add(stock, TillContents.stockIn(reader.file()));
            }
        }
    }

    private void checkSales(Report report) throws SQLException {
        List<TillContents> branches = new ArrayList<>();
        for (ReplayTill reader : readers()) {
            branches.add(TillContents.of(reader.file()));
        }
        Map<String, Long> units = new TreeMap<>();
        Map<String, Long> stock = new TreeMap<>();
        branches.forEach(branch -> add(units, branch.units()));
        branches.forEach(branch -> add(stock, branch.stock()));
        checkReturns(report, branches);
        report.check("invoices", expected.invoices(), sum(branches, TillContents::orders));
        report.check("lines", expected.lines(), sum(branches, TillContents::lines));
        report.check("money, pence", expected.pence(), sum(branches, TillContents::pence));
        report.check(
                "products at every branch",
                expected.products() * branches.size(),
                sum(branches, TillContents::products));
        report.check("units sold, per product", expected.units(), units);
        report.check("stock levels, per product", expected.stock(), stock);
        report.check("order numbers, different ones", expected.documents(), sum(branches, TillContents::numbers));
        report.check(
                "order numbers, the highest",
                expected.documents(),
                branches.stream().mapToLong(TillContents::highestNumber).max().orElse(0));
        report.check("conflicts", 0, sum(branches, TillContents::conflicts));
    }

    private void checkReturns(Report report, List<TillContents> branches) {
        Map<String, Long> back = new TreeMap<>();
        branches.forEach(branch -> add(back, branch.back()));
        report.check("returns", expected.returns(), sum(branches, TillContents::returns));
        report.check("money given back, pence", expected.refunded(), sum(branches, TillContents::refunded));
        report.check("units returned, per product", expected.back(), back);
    }

    private void checkOperations(Report report) {
        List<TillStatus> local =
                tills.stream().map(till -> till.till().status()).toList();
        List<DeviceStatus> server = tills.stream()
                .map(till -> till.answer(SyncEngine::serverStatus))
                .toList();
        long operations = local.stream().mapToLong(TillStatus::lastSeq).sum();
        report.check("operations", expected.operations(), operations);
        report.check(
                "operations settled well",
                operations,
                local.stream().mapToLong(one -> one.outbox().settled()).sum());
        report.check(
                "terminal receipts",
                operations,
                local.stream().mapToLong(one -> one.outbox().receipts()).sum());
        report.check(
                "received through, Σ over tills",
                operations,
                server.stream().mapToLong(DeviceStatus::receivedThrough).sum());
        report.check(
                "applied through, Σ over tills",
                operations,
                server.stream().mapToLong(DeviceStatus::appliedThrough).sum());
        report.check(
                "holes in seq",
                0,
                server.stream().mapToLong(one -> one.missingSeqs().size()).sum());
    }

    private void checkDigests(Report report) {
        long equal = tills.stream()
                .map(till -> till.answer(SyncEngine::diverged))
                .filter(diverged -> diverged.equals(Optional.of(List.of())))
                .count();
        report.check("tills with the server's digest", tills.size(), equal);
    }

    private static void add(Map<String, Long> sums, Map<String, Long> more) {
        more.forEach((key, value) -> sums.merge(key, value, Long::sum));
    }

    private static long sum(List<TillContents> branches, ToLongFunction<TillContents> value) {
        return branches.stream().mapToLong(value).sum();
    }
}
