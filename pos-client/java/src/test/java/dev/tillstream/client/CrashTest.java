package dev.tillstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till killed in the middle of selling and syncing, again and again: what it confirmed is there, once. */
class CrashTest {
    private static final int KILLS = 6;

    @TempDir
    Path folder;

    @Test
    void killedTillHasEverySaleThatItConfirmed() throws IOException, InterruptedException {
        long seed = 20_261_121;
        Random random = new Random(seed);
        Path file = folder.resolve("till.sqlite");
        List<String> confirmed = new ArrayList<>();
        try (FakeGateway gateway = new FakeGateway()) {
            try (Till till = Till.open(file, TillConfig.defaults())) {
                till.enroll(gateway.url(), FakeGateway.KEY, "T1");
            }
            for (int i = 0; i < KILLS; i++) {
                confirmed.addAll(sellUntilKilled(file, 1 + random.nextInt(30)));
            }
            try (Till till = Till.open(file, TillConfig.defaults())) {
                till.engine().sync(Duration.ofSeconds(20), SyncListener.SILENT);
                assertWhole(till, confirmed, gateway, "seed " + seed);
            }
        }
    }

    private static void assertWhole(Till till, List<String> confirmed, FakeGateway gateway, String seed) {
        List<Fields> orders = till.all(Tables.ORDERS);
        Set<String> ids = new HashSet<>(
                orders.stream().map(order -> order.requiredText("id")).toList());
        assertThat(ids).as(seed).containsAll(confirmed);
        assertThat(till.openOperations()).as(seed).isEmpty();
        assertThat(till.status().lastSeq()).as(seed).isEqualTo(orders.size());
        assertThat(gateway.server.appliedOperations()).as(seed).isEqualTo(orders.size());
        assertThat(till.products().stockOf("p")).as(seed).isEqualTo(Quantity.ofWhole(-3L * orders.size()));
        assertThat(till.all(Tables.ORDER_ITEMS)).as(seed).hasSize(3 * orders.size());
        assertThat(till.engine().diverged()).as(seed).contains(List.of());
        List<Long> numbers =
                orders.stream().map(CrashTest::numberOfDay).sorted().toList();
        assertThat(numbers)
                .as(seed)
                .isEqualTo(LongStream.rangeClosed(1, orders.size()).boxed().toList());
    }

    private static long numberOfDay(Fields order) {
        String reference = order.requiredText("offline_reference");
        return Long.parseLong(reference.substring(reference.lastIndexOf('-') + 1));
    }

    /** Lets it confirm so many sales, and kills it in the middle of whatever comes next. */
    private static List<String> sellUntilKilled(Path file, int sales) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SellingProcess.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> confirmed = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < sales; i++) {
                confirmed.add(String.valueOf(lines.readLine()));
            }
            process.destroyForcibly();
            process.waitFor();
        }
        return confirmed;
    }
}
