package dev.tillstream.acceptance.bench;

import dev.tillstream.acceptance.bench.load.BenchTill;
import dev.tillstream.acceptance.bench.load.Load;
import dev.tillstream.acceptance.bench.load.Organization;
import dev.tillstream.acceptance.bench.load.ProductIds;
import dev.tillstream.acceptance.bench.load.Sales;
import dev.tillstream.acceptance.bench.load.Tills;
import dev.tillstream.acceptance.bench.load.Waiting;
import dev.tillstream.acceptance.bench.machine.ProcessorTime;
import dev.tillstream.acceptance.bench.machine.StockCount;
import dev.tillstream.acceptance.bench.raw.RawInsert;
import dev.tillstream.contracts.Fields;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * What the whole system sustains, from push to pullable: sales with three items and a payment, three stock movements and
 * levels, receipt and feed. Tills push at the pace at which it is applied, so a lag that grows shows as a rate that falls.
 */
final class AppliedFigure implements Figure {
    private static final String NAME = "applied";
    private static final int TILLS = 16;
    private static final int BATCH = 50;
    private static final int ASSORTMENT = 3_000;
    private static final int ITEMS = 3;
    private static final Duration SAMPLE_EVERY = Duration.ofSeconds(1);
    private static final int SAY_EVERY_SAMPLES = 10;
    private static final double MICROS = 1e6;
    private static final double NANOS = 1e9;
    private static final double PERCENT = 100;
    private static final double RATE_TARGET = 6_000;
    private static final double CPU_TARGET_MICROS = 300;
    private static final double LAG_TARGET_RATIO = 1.25;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reading> measure(Workbench bench)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Organization organization = bench.organization("A");
        try (Tills tills = Tills.connect(bench.stack().gateway(), organization.enroll(TILLS));
                StockCount stock = new StockCount(bench.stack().database())) {
            ProductIds products = new ProductIds(organization.id(), ASSORTMENT);
            Load load = new Load(tills, new Sales(tills, products, BATCH, Long.MAX_VALUE, Workbench.SEED));
            load.start();
            watch(bench, tills, load, stock, bench.choose(8, 15));
            ProcessorTime before = bench.processorTime();
            List<Flow> flows = watch(bench, tills, load, stock, bench.choose(20, 120));
            ProcessorTime used = bench.processorTime().since(before);
            double tail = tail(load);
            requireAll(bench, tills);
            int rows = (int) Math.min(bench.choose(5_000, 20_000), tills.pushed());
            bench.say("all %,d sales are there; inserting %,d of them again", tills.pushed(), rows);
            double raw = new RawInsert(bench.stack().database(), bench.scratchName())
                    .salesPerSecond(organization.id(), rows);
            return readings(flows, used, tail, raw);
        }
    }

    /** A sample each second; the pace follows what was applied in the last ones. */
    private static List<Flow> watch(Workbench bench, Tills tills, Load load, StockCount stock, int seconds)
            throws SQLException {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i <= seconds; i++) {
            Flow now = new Flow(System.nanoTime(), tills.pushed(), tills.applied(), stock.movements() / ITEMS);
            flows.add(now);
            Flow earlier = flows.get(Math.max(0, flows.size() - 1 - SAY_EVERY_SAMPLES / 2));
            double rate = now.rateSince(earlier);
            load.paceTo(rate);
            load.hold(now.applied() - now.stocked() > 3 * rate + TILLS * BATCH * BATCH);
            if (i > 0 && i % SAY_EVERY_SAMPLES == 0) {
                bench.say("%d s: %,.0f/s, %,d wait, stock %,d behind", i, rate, now.lag(), now.stockLag());
            }
            if (i < seconds) {
                Waiting.pause(SAMPLE_EVERY);
            }
        }
        return flows;
    }

    /** Seconds from the last push until nothing moves any more. */
    private static double tail(Load load) throws IOException, InterruptedException {
        load.stop();
        long start = System.nanoTime();
        load.awaitApplied();
        return (System.nanoTime() - start) / NANOS;
    }

    /** Every sale that was pushed is in the feed of its branch. */
    private static void requireAll(Workbench bench, Tills tills) throws IOException {
        Map<String, Long> branches = new HashMap<>();
        for (BenchTill till : tills.all()) {
            Fields digest = till.get("/sync/digest?tables=orders").json();
            long count = digest.rows("tables").get(0).requiredInteger("count");
            branches.put(till.key().branchId(), count);
        }
        long pullable = branches.values().stream().mapToLong(Long::longValue).sum();
        long conflicts = tills.first().status().requiredInteger("open_conflicts");
        if (conflicts > 0) {
            bench.note("applied: the branch of one till has %d conflicts, which cost more than sales", conflicts);
        }
        if (pullable != tills.pushed()) {
            throw new IllegalStateException(tills.pushed() + " sales were pushed, " + pullable + " can be pulled");
        }
    }

    private static List<Reading> readings(List<Flow> flows, ProcessorTime used, double tail, double raw) {
        Flow first = flows.get(0);
        Flow last = flows.get(flows.size() - 1);
        double rate = last.rateSince(first);
        double sales = last.applied() - first.applied();
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(NAME, "sales, push to pullable", rate, Unit.PER_SECOND)
                .beside("INSERT … FROM unnest", raw)
                .target(Target.atLeast(RATE_TARGET)));
        readings.add(new Reading(NAME, "CPU a sale, all processes", used.stack() / sales * MICROS, Unit.MICROS)
                .target(Target.below(CPU_TARGET_MICROS)));
        used.members().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(member -> readings.add(
                        new Reading(NAME, "… " + member.getKey(), member.getValue() / sales * MICROS, Unit.MICROS)));
        readings.add(new Reading(NAME, "waiting sales, last third", Flow.lag(flows, 2), Unit.COUNT)
                .beside("first third", Math.max(1, Flow.lag(flows, 0)))
                .target(Target.ratioBelow(LAG_TARGET_RATIO)));
        readings.add(new Reading(NAME, "stock behind sales, at the end", last.stockLag(), Unit.COUNT));
        readings.add(new Reading(NAME, "all still after the last push", tail, Unit.SECONDS));
        readings.add(new Reading(
                NAME, "the load generator's own CPU of a core", share(used.generator(), used), Unit.PERCENT));
        readings.add(
                new Reading(NAME, "others on the machine, CPU of a core", share(used.others(), used), Unit.PERCENT));
        return readings;
    }

    private static double share(double seconds, ProcessorTime used) {
        return PERCENT * seconds / used.elapsedSeconds();
    }
}
