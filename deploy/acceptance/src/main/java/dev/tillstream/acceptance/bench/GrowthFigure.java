package dev.tillstream.acceptance.bench;

import dev.tillstream.acceptance.bench.load.Answer;
import dev.tillstream.acceptance.bench.load.BenchTill;
import dev.tillstream.acceptance.bench.load.Load;
import dev.tillstream.acceptance.bench.load.Organization;
import dev.tillstream.acceptance.bench.load.ProductIds;
import dev.tillstream.acceptance.bench.load.Products;
import dev.tillstream.acceptance.bench.load.Sales;
import dev.tillstream.acceptance.bench.load.Samples;
import dev.tillstream.acceptance.bench.load.Tills;
import dev.tillstream.acceptance.bench.machine.ProcessorTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether an operation costs the same when an organization has a hundred times as many products and sales. */
final class GrowthFigure implements Figure {
    private static final String NAME = "growth";
    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int QUICK_SIZES = 2;
    private static final int TILLS = 16;
    private static final int BATCH = 50;
    private static final int SAMPLE = 10_000;
    private static final int PAGE = 1_000;
    private static final int PULLS = 15;
    private static final double MICROS = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double NANOS = 1e9;
    private static final double FLAT = 1.3;
    private static final Duration FILL_LIMIT = Duration.ofMinutes(12);

    /** What an operation costs at a size, in microseconds; the fill's rate tells whether the next size can be reached. */
    private record Cost(double apply, double pullNew, double pullStart, double fillPerSecond) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, InterruptedException {
        Organization organization = bench.organization("G");
        List<Reading> readings = new ArrayList<>();
        try (Tills tills = Tills.connect(bench.stack().gateway(), organization.enroll(TILLS + 1))) {
            Cost first = null;
            Cost last = null;
            int filled = 0;
            for (int size : SIZES.subList(0, bench.choose(QUICK_SIZES, SIZES.size()))) {
                if (last != null && isTooLong(bench, size, size - filled, last)) {
                    break;
                }
                last = measure(bench, tills, organization, filled, size);
                first = first == null ? last : first;
                readings.addAll(readings(size, last, first));
                filled = size;
            }
        }
        if (bench.quick()) {
            bench.note("growth: 1,000,000 is left out in a quick run");
        }
        return readings;
    }

    private static boolean isTooLong(Workbench bench, int size, int missing, Cost last) {
        double seconds = missing / last.fillPerSecond();
        if (seconds < FILL_LIMIT.toSeconds()) {
            return false;
        }
        bench.note("growth: %,d is left out, filling would take %.0f minutes", size, seconds / 60);
        return true;
    }

    private static Cost measure(Workbench bench, Tills tills, Organization organization, int from, int to)
            throws IOException, InterruptedException {
        ProductIds products = new ProductIds(organization.id(), to);
        long start = System.nanoTime();
        apply(tills, new Products(products, from, to, Workbench.SEED + from));
        apply(tills, new Sales(tills, products, BATCH, (long) to - from, Workbench.SEED + from));
        double fillSeconds = (System.nanoTime() - start) / NANOS;
        bench.say("%,d products and sales after %.0f s more", to, fillSeconds);
        BenchTill reader = tills.all().get(TILLS);
        String head = reader.status().requiredText("head");
        ProcessorTime before = bench.processorTime();
        apply(tills, new Sales(tills, products, BATCH, SAMPLE, Workbench.SEED + to));
        double cpu = bench.processorTime().since(before).stack();
        return new Cost(
                cpu / SAMPLE * MICROS,
                pull(reader, "&since=" + head),
                pull(reader, "&tables=products"),
                (to - from) / fillSeconds);
    }

    private static void apply(Tills tills, Load.Pushing pushing) throws IOException, InterruptedException {
        Load load = new Load(tills, pushing);
        load.paceTo(MICROS);
        load.start();
        load.join();
        load.awaitApplied();
    }

    /** A page as nobody asked for before, in microseconds a record: the median of several. */
    private static double pull(BenchTill reader, String query) throws IOException {
        Samples samples = new Samples();
        for (int i = 0; i < PULLS; i++) {
            long start = System.nanoTime();
            Answer page = reader.pull("limit=" + (PAGE - i) + query);
            samples.add((System.nanoTime() - start) / (PAGE - i));
            if (!page.hasMore()) {
                throw new IllegalStateException("the page of " + query + " is not full");
            }
        }
        return samples.percentileMillis(0.5) * MICROS_PER_MILLI;
    }

    private static List<Reading> readings(int size, Cost cost, Cost first) {
        String at = String.format(Locale.ROOT, " at %,d", size);
        return List.of(
                reading("CPU a sale, all processes," + at, cost.apply(), cost.equals(first) ? null : first.apply()),
                reading("pull of new records, each," + at, cost.pullNew(), cost.equals(first) ? null : first.pullNew()),
                reading(
                        "first page, each record," + at,
                        cost.pullStart(),
                        cost.equals(first) ? null : first.pullStart()));
    }

    private static Reading reading(String what, double micros, @Nullable Double first) {
        Reading reading = new Reading(NAME, what, micros, Unit.MICROS);
        return first == null
                ? reading
                : reading.beside(String.format(Locale.ROOT, "at %,d", SIZES.get(0)), first)
                        .target(Target.ratioBelow(FLAT));
    }
}
