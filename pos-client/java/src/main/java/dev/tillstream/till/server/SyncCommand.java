package dev.tillstream.till.server;

import dev.tillstream.client.Till;
import dev.tillstream.client.sync.SyncEngine;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.client.sync.SyncLoop;
import dev.tillstream.client.sync.SyncReport;
import dev.tillstream.till.console.Failures;
import dev.tillstream.till.console.ProgressLines;
import dev.tillstream.till.console.TillFile;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Sends what waits, fetches what is new, and compares with the server.")
public final class SyncCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Mixin
    private TillFile file = new TillFile();

    @Option(names = "--watch", description = "Stay in sync until Ctrl-C, and say what comes")
    private boolean watch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        try (Till till = file.open()) {
            return watch ? watch(till.engine()) : syncOnce(till.engine());
        }
    }

    private int syncOnce(SyncEngine engine) {
        PrintWriter out = spec.commandLine().getOut();
        SyncListener progress = new ProgressLines(out);
        SyncReport report = engine.sync(LIMIT, progress);
        List<String> repaired = engine.checkAndRepair(progress);
        engine.tellOfMyself();
        out.printf(
                "%,d operations sent, %,d changes and %,d receipts received; %,d still open, %,d refused.%n",
                report.pushed(), report.changes(), report.receipts(), report.open(), report.failed());
        out.println(repaired.isEmpty() ? "This till has what the server has." : "Repaired: " + repaired + ".");
        if (report.failed() > 0) {
            out.println("'till outbox' says what was refused and why.");
        }
        return report.isComplete() ? 0 : Failures.FAILED;
    }

    private int watch(SyncEngine engine) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown, "till-stop"));
        out.println("In sync until Ctrl-C.");
        out.flush();
        try (SyncLoop loop = SyncLoop.start(engine, SyncLoop.Mode.WATCH, new WatchLines(out))) {
            while (loop.isRunning() && !stop.await(1, TimeUnit.SECONDS)) {
                out.flush();
            }
            return loop.isRunning() ? 0 : Failures.FAILED;
        }
    }

    /** One line for each thing that happens. */
    private record WatchLines(PrintWriter out) implements SyncListener {
        @Override
        public void pushed(int operations) {
            say(operations + " operations sent");
        }

        @Override
        public void pulled(int changes, int receipts) {
            say(changes + " changes, " + receipts + " receipts");
        }

        @Override
        public void repaired(String table) {
            say(table + " differed from the server and was loaded again");
        }

        @Override
        public void failed(String message) {
            say(message + "; trying again");
        }

        private void say(String line) {
            out.println(line);
            out.flush();
        }
    }
}
