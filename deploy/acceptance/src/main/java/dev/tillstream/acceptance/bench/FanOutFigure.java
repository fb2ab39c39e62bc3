package dev.tillstream.acceptance.bench;

import dev.tillstream.acceptance.bench.load.BenchTill;
import dev.tillstream.acceptance.bench.load.Change;
import dev.tillstream.acceptance.bench.load.Crowd;
import dev.tillstream.acceptance.bench.load.Organization;
import dev.tillstream.acceptance.bench.load.ProductIds;
import dev.tillstream.acceptance.bench.load.Samples;
import dev.tillstream.acceptance.bench.load.TillKey;
import dev.tillstream.acceptance.bench.load.Waiting;
import dev.tillstream.acceptance.bench.machine.GatewayMemory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One product changes, and all the tills that wait in long polls have it: from the request to the last byte. */
final class FanOutFigure implements Figure {
    private static final String NAME = "fan-out";
    private static final Duration WAIT = Duration.ofSeconds(50);
    private static final Duration ANSWERS = Duration.ofSeconds(10);
    private static final Duration PARKED = Duration.ofSeconds(5);
    private static final Duration SETTLE = Duration.ofMillis(150);
    private static final int WARM_UP = 4;

    /** A crowd and what it may take. */
    private record Size(int tills, double targetMillis) {}

    private static final List<Size> SIZES = List.of(new Size(100, 30), new Size(500, 100));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reading> measure(Workbench bench) throws IOException {
        Organization organization = bench.organization("F");
        List<TillKey> keys = organization.enroll(SIZES.get(SIZES.size() - 1).tills() + 1);
        List<Reading> readings = new ArrayList<>();
        try (BenchTill sender = new BenchTill(bench.stack().gateway(), keys.get(0))) {
            Change change = new Change(Workbench.SEED);
            String product = new ProductIds(organization.id(), 1).id(0);
            for (Size size : SIZES) {
                try (Crowd crowd = new Crowd(bench.stack().gateway(), keys.subList(1, size.tills() + 1))) {
                    readings.addAll(measure(bench, size, crowd, sender, change, product));
                }
            }
        }
        return readings;
    }

    private static List<Reading> measure(
            Workbench bench, Size size, Crowd crowd, BenchTill sender, Change change, String product)
            throws IOException {
        Samples all = new Samples();
        Samples spread = new Samples();
        for (int round = 0; round < WARM_UP + bench.choose(10, 30); round++) {
            crowd.poll(WAIT);
            awaitParked(bench, size.tills());
            byte[] request = change.price(sender, product, sender.pushed());
            long start = System.nanoTime();
            sender.send(request);
            Samples times = crowd.answers(start, ANSWERS);
            sender.counted(sender.receive(), 1);
            if (round >= WARM_UP) {
                all.addAll(times);
                spread.add(times.spreadNanos());
            }
        }
        bench.say("%d tills: p99 %.1f ms", size.tills(), all.percentileMillis(0.99));
        String what = "one change → " + size.tills() + " tills, ";
        return List.of(
                new Reading(NAME, what + "p99", all.percentileMillis(0.99), Unit.MILLIS)
                        .target(Target.below(size.targetMillis())),
                new Reading(NAME, what + "p50", all.percentileMillis(0.5), Unit.MILLIS),
                new Reading(NAME, what + "first to last, p50", spread.percentileMillis(0.5), Unit.MILLIS));
    }

    /** All polls must wait before the change comes, else it is not waiting that is measured. */
    private static void awaitParked(Workbench bench, int tills) throws IOException {
        Waiting.until(tills + " tills wait", PARKED, SETTLE, () -> GatewayMemory.waitingTills(bench.stack()) >= tills);
    }
}
