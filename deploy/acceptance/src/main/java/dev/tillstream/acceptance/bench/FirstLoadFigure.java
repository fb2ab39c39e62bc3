package dev.tillstream.acceptance.bench;

import dev.tillstream.acceptance.bench.load.Answer;
import dev.tillstream.acceptance.bench.load.BenchTill;
import dev.tillstream.acceptance.bench.load.Load;
import dev.tillstream.acceptance.bench.load.Organization;
import dev.tillstream.acceptance.bench.load.ProductIds;
import dev.tillstream.acceptance.bench.load.Products;
import dev.tillstream.acceptance.bench.load.TillKey;
import dev.tillstream.acceptance.bench.load.Tills;
import dev.tillstream.acceptance.bench.machine.ProcessorTime;
import dev.tillstream.acceptance.bench.raw.RawCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** New tills that pull everything: 50,000 products, one till alone and eight at once. */
final class FirstLoadFigure implements Figure {
    private static final String NAME = "first-load";
    private static final int TILLS = 8;
    private static final int MAX_LIMIT = 5_000;
    private static final int RUNS = 3;
    private static final double NANOS = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double ROWS_TARGET = 150_000;
    private static final double EIGHT_TARGET_SECONDS = 1;
    private static final byte[] RECORD = "{\"table\":\"products\"".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, SQLException, InterruptedException {
        int count = bench.choose(10_000, 50_000);
        Organization organization = bench.organization("P");
        List<TillKey> keys = organization.enroll(2 * TILLS);
        fill(bench, keys.subList(0, TILLS), new ProductIds(organization.id(), count));
        try (Tills tills = Tills.connect(bench.stack().gateway(), keys.subList(TILLS, 2 * TILLS))) {
            long bytes = requireAll(tills.first(), count) / count;
            bench.say("%,d products of %,d bytes are there", count, bytes);
            double raw = new RawCopy(bench.stack().database()).rowsPerSecond(organization.id());
            List<Reading> readings = new ArrayList<>(alone(tills.first(), count, raw, bytes));
            readings.addAll(together(bench, tills, count, raw));
            return readings;
        }
    }

    /** By tills of their own: the receipts of a till come with what it pulls. */
    private static void fill(Workbench bench, List<TillKey> keys, ProductIds products)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (Tills tills = Tills.connect(bench.stack().gateway(), keys)) {
            Load load = new Load(tills, new Products(products, 0, products.count(), Workbench.SEED));
            load.start();
            load.join();
            load.awaitApplied();
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        bench.say("%,d products applied in %.1f s", products.count(), seconds);
    }

    /** Another limit for each run makes other pages, which no cache holds yet. */
    private static List<Reading> alone(BenchTill till, int count, double raw, long bytes) throws IOException {
        double cold = 0;
        for (int run = 1; run <= RUNS; run++) {
            cold = Math.max(cold, rate(till, count, MAX_LIMIT - run));
        }
        double warm = 0;
        for (int run = 0; run < RUNS; run++) {
            warm = Math.max(warm, rate(till, count, MAX_LIMIT - RUNS));
        }
        String rows = String.format(Locale.ROOT, "%,d products of %,d bytes, ", count, bytes);
        return List.of(
                new Reading(NAME, rows + "1 till", cold, Unit.PER_SECOND)
                        .beside("COPY … TO STDOUT", raw)
                        .target(Target.atLeast(ROWS_TARGET)),
                new Reading(NAME, "the same pages again (cached)", warm, Unit.PER_SECOND)
                        .beside("COPY … TO STDOUT", raw));
    }

    private static List<Reading> together(Workbench bench, Tills tills, int count, double raw)
            throws IOException, InterruptedException {
        ProcessorTime before = bench.processorTime();
        long start = System.nanoTime();
        tills.together((till, index) -> load(till, MAX_LIMIT - RUNS - 1));
        double seconds = (System.nanoTime() - start) / NANOS;
        ProcessorTime used = bench.processorTime().since(before);
        bench.say("8 tills took %.2f s; the load generator used %.2f s of processor time", seconds, used.generator());
        return List.of(
                new Reading(NAME, "8 tills at once, the last one done", seconds, Unit.SECONDS)
                        .target(Target.below(EIGHT_TARGET_SECONDS)),
                new Reading(NAME, "8 tills at once, rows", TILLS * count / seconds, Unit.PER_SECOND)
                        .beside("COPY … TO STDOUT", raw),
                new Reading(NAME, "8 tills at once, CPU of the system", used.stack() * MILLIS_PER_SECOND, Unit.MILLIS));
    }

    private static double rate(BenchTill till, int count, int limit) throws IOException {
        long start = System.nanoTime();
        load(till, limit);
        return count / ((System.nanoTime() - start) / NANOS);
    }

    /** All pages; the number of bytes. */
    private static long load(BenchTill till, int limit) throws IOException {
        Answer page = till.pull("limit=" + limit);
        long bytes = page.length();
        while (page.hasMore()) {
            page = till.pull("limit=" + limit + "&since=" + page.cursor());
            bytes += page.length();
        }
        return bytes;
    }

    /** Counts what comes, once; the number of bytes. */
    private static long requireAll(BenchTill till, int count) throws IOException {
        Answer page = till.pull("limit=" + MAX_LIMIT);
        long rows = page.count(RECORD);
        long bytes = page.length();
        while (page.hasMore()) {
            page = till.pull("limit=" + MAX_LIMIT + "&since=" + page.cursor());
            rows += page.count(RECORD);
            bytes += page.length();
        }
        if (rows != count) {
            throw new IllegalStateException("the first load has " + rows + " products, not " + count);
        }
        return bytes;
    }
}
