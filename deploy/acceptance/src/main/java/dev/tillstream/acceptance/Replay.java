package dev.tillstream.acceptance;

import dev.tillstream.client.TillConfig;
import dev.tillstream.client.setup.Setup;
import dev.tillstream.client.store.Durability;
import dev.tillstream.client.sync.GatewayException;
import dev.tillstream.client.sync.SyncConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Sells a file of real invoices at tills that are offline in turns, syncs them all at once, and counts. Exit 0: all that
 * was counted agrees with the file; 1: something differs or broke; 2: wrong usage.
 */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Sells real invoices at offline tills of a running installation, and reconciles with the file.")
public final class Replay implements Callable<Integer> {
    private static final int DIFFERENT = 1;

    @Parameters(index = "0", paramLabel = "FILE", description = "Invoice lines as CSV, may end with .gz")
    private Path file = Path.of("");

    @Option(names = "--limit", description = "How many invoices at most (default: all)")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--tills", description = "How many tills (default: ${DEFAULT-VALUE})")
    private int tills = 20;

    @Option(names = "--offline-hours", description = "A till's turns, in hours of the file (default: ${DEFAULT-VALUE})")
    private int offlineHours = 24;

    @Option(names = "--home", description = "The installation's folder (default: TILLSTREAM_HOME or .tillstream)")
    private Path home = Installation.defaultFolder();

    @Option(names = "--gateway", description = "The gateway's address (default: as the installation runs)")
    private @Nullable URI gateway;

    @Option(names = "--db", description = "JDBC address of the databases (default: as the installation runs)")
    private @Nullable String databaseUrl;

    @Option(
            names = "--durability",
            description = "FULL: each sale reaches the disk, as at a real till; NORMAL: at checkpoints"
                    + " (default: ${DEFAULT-VALUE})")
    private Durability durability = Durability.FULL;

    @Option(names = "--keep", description = "Keep the tills' files")
    private boolean keep;

    private final PrintStream out = System.out;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Replay())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("The replay broke off: " + failure.getMessage());
                    return DIFFERENT;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException {
        if (!Files.exists(file) || tills < 1 || offlineHours < 1) {
            throw new IllegalArgumentException("there is no file " + file + ", or a number is below 1");
        }
        Installation installation = new Installation(home);
        InvoiceFile invoices = read();
        URI url = gateway == null ? installation.gateway() : gateway;
        TillConfig config = config();
        String code = "REPLAY-" + InstantSource.system().instant().getEpochSecond();
        Chain chain = Chain.create(new Setup(config.http(), url, installation.setupToken()), code, tills);
        Path folder = installation.folder().resolve("tills").resolve(code.toLowerCase(Locale.ROOT));
        out.printf(
                "Organization %s, %d branches, %d tills, gateway %s%n",
                code, chain.devices().size(), tills, url);
        try (ReplayRun run = new ReplayRun(chain, folder, config, url, Duration.ofHours(offlineHours))) {
            return replay(run, chain, invoices, database(installation));
        } catch (GatewayException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            removeUnlessKept(folder);
        }
    }

    private int replay(ReplayRun run, Chain chain, InvoiceFile file, Installation.@Nullable Database database)
            throws SQLException {
        List<Invoice> invoices = file.invoices();
        Cancellations cancellations = file.cancellations();
        Expected expected =
                Expected.of(invoices, cancellations.matched(), file.goods().size());
        print("cancelled lines without a sale", cancellations.unmatched());
        Progress.during(
                out, "Products", expected.products(), () -> products(run), () -> run.writeProducts(file.goods()));
        run.assign(invoices, chain);
        run.assignReturns(cancellations.matched(), chain);
        Progress.during(out, "Sold", expected.invoices(), () -> sold(run), run::sell);
        Progress.during(out, "Taken back", expected.returns(), () -> returned(run), run::takeBack);
        run.pushReturnsFirst();
        long before = settled(run);
        long waiting = expected.operations() - before;
        Progress.during(out, "Synced at once", waiting, () -> settled(run) - before, run::syncAllAtOnce);
        out.printf(
                "Syncs that met an outage: %d%n",
                run.tills().stream().mapToLong(ReplayTill::outages).sum());
        Report report = new Reconciliation(chain, run.tills(), expected).run(database);
        report.print(out);
        out.println(report.isOk() ? "\nEverything agrees with the file." : "\nNOT everything agrees with the file.");
        return report.isOk() ? 0 : DIFFERENT;
    }

    private InvoiceFile read() throws IOException {
        InvoiceFile invoices = InvoiceFile.read(file, limit);
        out.printf(Locale.ROOT, "%s: %,d lines%n", file.getFileName(), invoices.rows());
        print("not sold", invoices.skipped());
        return invoices;
    }

    private void print(String what, Map<String, Long> byReason) {
        byReason.forEach((reason, count) -> out.printf(Locale.ROOT, "  %s, %s: %,d%n", what, reason, count));
    }

    private static long returned(ReplayRun run) {
        return run.tills().stream().mapToLong(ReplayTill::returned).sum();
    }

    private TillConfig config() {
        SyncConfig sync = SyncConfig.DEFAULT.withSizes(new SyncConfig.Sizes(200, 900_000, Integer.MAX_VALUE, 1_000));
        return TillConfig.defaults()
                .withZone(ZoneOffset.UTC)
                .withDurability(durability)
                .withSync(sync);
    }

    private Installation.@Nullable Database database(Installation installation) throws IOException {
        if (databaseUrl != null) {
            return new Installation.Database(databaseUrl, new Properties());
        }
        Optional<Installation.Database> database = installation.database();
        if (database.isEmpty()) {
            out.println(
                    "The ledger is not counted by SQL: " + home + " says no database; levels are counted at tills.");
        }
        return database.orElse(null);
    }

    private static long sold(ReplayRun run) {
        return run.tills().stream().mapToLong(ReplayTill::sold).sum();
    }

    private static long settled(ReplayRun run) {
        return run.tills().stream()
                .mapToLong(till -> till.till().status().outbox().settled())
                .sum();
    }

    private static long products(ReplayRun run) {
        return run.tills().get(0).till().status().outbox().settled();
    }

    private void removeUnlessKept(Path folder) throws IOException {
        if (keep || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
