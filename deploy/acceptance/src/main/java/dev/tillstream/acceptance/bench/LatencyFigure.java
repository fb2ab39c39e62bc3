package dev.tillstream.acceptance.bench;

import dev.tillstream.acceptance.bench.load.Answer;
import dev.tillstream.acceptance.bench.load.BenchTill;
import dev.tillstream.acceptance.bench.load.Change;
import dev.tillstream.acceptance.bench.load.HttpRequest;
import dev.tillstream.acceptance.bench.load.Load;
import dev.tillstream.acceptance.bench.load.Organization;
import dev.tillstream.acceptance.bench.load.ProductIds;
import dev.tillstream.acceptance.bench.load.SaleRequest;
import dev.tillstream.acceptance.bench.load.Sales;
import dev.tillstream.acceptance.bench.load.Samples;
import dev.tillstream.acceptance.bench.load.TillKey;
import dev.tillstream.acceptance.bench.load.Tills;
import dev.tillstream.acceptance.bench.load.Waiting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** From one till's request to the change in another till's long poll, while nothing else happens. */
final class LatencyFigure implements Figure {
    private static final String NAME = "latency";
    private static final double P50_TARGET_MS = 15;
    private static final double P99_TARGET_MS = 50;
    private static final int ASSORTMENT = 300;
    private static final int SECONDS_HELD = 20;
    private static final int BATCH = 50;
    private static final Duration SETTLE = Duration.ofSeconds(2);
    /** Long enough for the poll to wait, short enough for many samples. */
    private static final Duration BETWEEN = Duration.ofMillis(40);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, InterruptedException {
        Organization organization = bench.organization("L");
        List<TillKey> tills = organization.enroll(organization.branches().size() + 1);
        warmUp(bench, organization, tills);
        URI gateway = bench.stack().gateway();
        int warmUp = bench.choose(60, 300);
        int samples = bench.choose(150, 500);
        try (BenchTill sender = new BenchTill(gateway, tills.get(0));
                BenchTill watcher = new BenchTill(gateway, tills.get(tills.size() - 1))) {
            ProductIds products = new ProductIds(organization.id(), ASSORTMENT);
            SaleRequest sale =
                    new SaleRequest(gateway, sender.key(), 1, products, new SplittableRandom(Workbench.SEED));
            Samples sales = samples(sender, watcher, "orders", warmUp, samples, () -> next(sale, sender));
            bench.say("sales: p50 %.1f ms", sales.percentileMillis(0.5));
            Change change = new Change(Workbench.SEED);
            String product = products.id(0);
            Samples prices = samples(
                    sender, watcher, "products", warmUp, samples, () -> change.price(sender, product, sender.pushed()));
            return List.of(
                    p50("a sale", sales), p99("a sale", sales), p50("a product", prices), p99("a product", prices));
        }
    }

    /** A system that has been running, not one that has just been started. */
    private static void warmUp(Workbench bench, Organization organization, List<TillKey> keys)
            throws IOException, InterruptedException {
        List<TillKey> others = organization.enroll(keys.size());
        try (Tills tills = Tills.connect(bench.stack().gateway(), others)) {
            ProductIds products = new ProductIds(organization.id(), ASSORTMENT);
            Load load = new Load(tills, new Sales(tills, products, BATCH, bench.choose(5_000, 20_000), 1));
            load.start();
            load.join();
            load.awaitApplied();
        }
        Waiting.pause(SETTLE);
    }

    private interface Requests {
        byte[] next();
    }

    private static byte[] next(SaleRequest sale, BenchTill sender) {
        return sale.next(sender.pushed() + 1, sender.now());
    }

    private static Samples samples(
            BenchTill sender, BenchTill watcher, String table, int warmUp, int count, Requests requests)
            throws IOException {
        String cursor = end(watcher, table);
        Samples samples = new Samples();
        for (int i = 0; i < warmUp + count; i++) {
            watcher.send(poll(watcher, table, cursor));
            Waiting.pause(BETWEEN);
            byte[] request = requests.next();
            long start = System.nanoTime();
            sender.send(request);
            Answer changed = watcher.receive();
            long end = System.nanoTime();
            sender.counted(sender.receive(), 1);
            cursor = requireChange(changed, table);
            if (i >= warmUp) {
                samples.add(end - start);
            }
        }
        return samples;
    }

    private static byte[] poll(BenchTill watcher, String table, String cursor) {
        String path = "/sync/pull?tables=" + table + "&wait=" + SECONDS_HELD + "&since=" + cursor;
        return HttpRequest.get(watcher.gateway(), path, watcher.key().key());
    }

    private static String end(BenchTill watcher, String table) throws IOException {
        Answer page = watcher.pull("tables=" + table + "&limit=5000");
        while (page.hasMore()) {
            page = watcher.pull("tables=" + table + "&limit=5000&since=" + page.cursor());
        }
        return page.cursor();
    }

    private static String requireChange(Answer answer, String table) {
        if (!answer.isOk() || !answer.text().contains("\"table\":\"" + table + "\"")) {
            throw new IllegalStateException(
                    "the long poll ended without the change, status " + answer.status() + ": " + answer.text());
        }
        return answer.cursor();
    }

    private static Reading p50(String what, Samples samples) {
        return new Reading(NAME, "push → pull, " + what + ", p50", samples.percentileMillis(0.5), Unit.MILLIS)
                .target(Target.below(P50_TARGET_MS));
    }

    private static Reading p99(String what, Samples samples) {
        return new Reading(NAME, "push → pull, " + what + ", p99", samples.percentileMillis(0.99), Unit.MILLIS)
                .target(Target.below(P99_TARGET_MS));
    }
}
