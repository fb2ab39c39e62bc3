package dev.tillstream.acceptance.bench;

import dev.tillstream.acceptance.bench.load.Load;
import dev.tillstream.acceptance.bench.load.Organization;
import dev.tillstream.acceptance.bench.load.ProductIds;
import dev.tillstream.acceptance.bench.load.Sales;
import dev.tillstream.acceptance.bench.load.Samples;
import dev.tillstream.acceptance.bench.load.Tills;
import dev.tillstream.acceptance.bench.machine.HeldServices;
import dev.tillstream.acceptance.bench.machine.ProcessorTime;
import dev.tillstream.acceptance.bench.raw.RawProducer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * How many sales the door takes: answered {@code durable}, 16 tills, 50 a request, as fast as it can. Once with the
 * services held, which is the door alone and what the plain producer beside it is comparable with; once while everything
 * behind it applies on the same processors.
 */
final class PushFigure implements Figure {
    private static final String NAME = "push";
    private static final int TILLS = 16;
    private static final int BATCH = 50;
    private static final int ASSORTMENT = 3_000;
    private static final int RAW_SAMPLE = 20_000;
    private static final double NANOS = 1e9;
    private static final double PERCENT = 100;
    private static final double RATIO_TARGET = 0.45;
    private static final double P99_TARGET_MS = 100;
    private static final String DOOR = "durable, services held, ";
    private static final String ALL = "durable, while all is applied, ";

    /** What a burst of pushes came to. */
    private record Burst(long sales, double seconds, Samples requests, ProcessorTime used) {
        double rate() {
            return sales / seconds;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, InterruptedException, ExecutionException {
        Organization organization = bench.organization("D");
        try (Tills tills = Tills.connect(bench.stack().gateway(), organization.enroll(TILLS))) {
            ProductIds products = new ProductIds(organization.id(), ASSORTMENT);
            Sales sales = new Sales(tills, products, BATCH, Long.MAX_VALUE, Workbench.SEED);
            burst(bench, tills, sales, Duration.ofSeconds(bench.choose(4, 8)));
            Burst together = burst(bench, tills, sales, Duration.ofSeconds(bench.choose(3, 4)));
            Burst door = held(bench, tills, sales);
            bench.say(
                    "a sale has %d bytes; held %,.0f/s, with all %,.0f/s",
                    sales.bytesPerOperation(), door.rate(), together.rate());
            double drained = drain(bench, tills, new Load(tills, sales));
            double raw = new RawProducer(bench.stack().kafka(), bench.scratchName())
                    .recordsPerSecond(RAW_SAMPLE, Duration.ofSeconds(bench.choose(3, 6)));
            if (tills.refusals() > 0) {
                bench.note("push: %d requests were answered 429 or 503 and sent again", tills.refusals());
            }
            return readings(door, together, raw, drained);
        }
    }

    private static List<Reading> readings(Burst door, Burst together, double raw, double drained) {
        String limit = "plain producer, acks=all";
        return List.of(
                new Reading(NAME, DOOR + "sales", door.rate(), Unit.PER_SECOND)
                        .beside(limit, raw)
                        .target(Target.ratioAtLeast(RATIO_TARGET)),
                p99(DOOR, door),
                new Reading(NAME, ALL + "sales", together.rate(), Unit.PER_SECOND).beside(limit, raw),
                p99(ALL, together),
                new Reading(NAME, "backlog of the bursts applied", drained, Unit.PER_SECOND),
                generator(door));
    }

    private static Reading p99(String what, Burst burst) {
        return new Reading(NAME, what + "p99 a request", burst.requests().percentileMillis(0.99), Unit.MILLIS)
                .target(Target.below(P99_TARGET_MS));
    }

    private static Reading generator(Burst door) {
        double share = PERCENT * door.used().generator() / door.used().elapsedSeconds();
        return new Reading(NAME, "the load generator's own CPU of a core", share, Unit.PERCENT);
    }

    private static Burst held(Workbench bench, Tills tills, Sales sales) throws IOException, InterruptedException {
        try (HeldServices services = HeldServices.of(bench.stack())) {
            return burst(bench, tills, sales, services.limit(Duration.ofSeconds(bench.choose(3, 4))));
        }
    }

    private static Burst burst(Workbench bench, Tills tills, Sales sales, Duration duration)
            throws IOException, InterruptedException {
        long before = tills.pushed();
        ProcessorTime processor = bench.processorTime();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        List<Samples> requests = tills.together((till, index) -> {
            Samples samples = new Samples();
            for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                sales.push(till, index);
                samples.add(System.nanoTime() - begun);
            }
            return samples;
        });
        double seconds = (System.nanoTime() - start) / NANOS;
        Samples all = new Samples();
        requests.forEach(all::addAll);
        return new Burst(
                tills.pushed() - before, seconds, all, bench.processorTime().since(processor));
    }

    /** How fast the backlog goes away while nobody pushes: sales a second. */
    private static double drain(Workbench bench, Tills tills, Load load) throws IOException, InterruptedException {
        tills.together((till, index) -> till.status());
        long waiting = tills.pushed() - tills.applied();
        long start = System.nanoTime();
        load.awaitApplied();
        double seconds = (System.nanoTime() - start) / NANOS;
        bench.say("a backlog of %,d sales was applied in %.1f s", waiting, seconds);
        return waiting / seconds;
    }
}
