package dev.tillstream.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * Each process of the stack is killed in the middle of a replay, as a power cut would do it; every penny, every unit and
 * every receipt must be there afterwards, once.
 */
class FaultsIT {
    private static final int INVOICES = 1_500;
    private static final int PRODUCTS = 300;
    private static final int TILLS = 8;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {"order-service", "inventory-service", "catalog-service", "sync-gateway", "kafka", "postgres"})
    void nothingIsLostAndNothingCountsTwice(String victim) throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        RunningStack stack = RunningStack.shared();
        Path invoices = writeInvoices(random);

        CompletableFuture<Integer> replay = CompletableFuture.supplyAsync(() -> new CommandLine(new Replay())
                .execute(invoices.toString(), "--home=" + stack.home(), "--tills=" + TILLS, "--durability=NORMAL"));
        RunningStack.await(Duration.ofMinutes(1), "the tills are enrolled", () -> areEnrolled(stack.home()));
        for (int kill = 0; kill < 2; kill++) {
            TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(3_000));
            stack.killAndAwaitRestart(victim);
        }

        assertThat(replay.get(10, TimeUnit.MINUTES))
                .as("seed %d, killed %s", seed, victim)
                .isZero();
    }

    /** The replay deletes its tills' files when it ends. */
    private static boolean areEnrolled(Path home) {
        Path tills = home.resolve("tills");
        if (!Files.exists(tills)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(tills)) {
            return files.filter(file -> file.toString().endsWith(".sqlite")).count() == TILLS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Invoices as in the real file: some lines can't be sold, some are cancellations. */
    private Path writeInvoices(Random random) throws IOException {
        StringBuilder csv = new StringBuilder(
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
        for (int invoice = 0; invoice < INVOICES; invoice++) {
            boolean cancelled = random.nextInt(50) == 0;
            int lines = 1 + random.nextInt(6);
            for (int line = 0; line < lines; line++) {
                int product = random.nextInt(PRODUCTS);
                csv.append(String.format(
                        Locale.ROOT,
                        "%s%d,P%d,PRODUCT %d,%d,2010-12-%02d %02d:%02d:00,%.2f,%s,Country %d%n",
                        cancelled ? "C" : "",
                        500_000 + invoice,
                        product,
                        product,
                        cancelled ? -1 : 1 + random.nextInt(12),
                        1 + invoice * 20 / INVOICES,
                        8 + random.nextInt(10),
                        random.nextInt(60),
                        random.nextInt(40) == 0 ? 0.0 : 0.01 + product / 20.0,
                        random.nextInt(4) == 0 ? "" : "17850.0",
                        invoice % 7));
            }
        }
        return Files.writeString(folder.resolve("invoices.csv"), csv);
    }
}
