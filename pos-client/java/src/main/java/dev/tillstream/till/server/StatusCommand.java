package dev.tillstream.till.server;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillStatus;
import dev.tillstream.till.console.TillFile;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "How the till stands, from its own file: needs no network.")
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Till till = file.open()) {
            print(till.status());
            return 0;
        }
    }

    private void print(TillStatus status) {
        line("device", status.deviceId() == null ? "not enrolled" : status.label() + " (" + status.deviceId() + ")");
        line("branch", status.branchId());
        line("gateway", status.gatewayUrl());
        line("products", String.format("%,d", status.products()));
        line("orders", String.format("%,d", status.orders()));
        line("waiting", String.format("%,d operations to send", status.outbox().waiting()));
        line(
                "unconfirmed",
                String.format("%,d sent, no receipt yet", status.outbox().unconfirmed()));
        line(
                "refused",
                String.format("%,d ('till outbox' lists them)", status.outbox().failed()));
        line("conflicts", String.format("%,d open", status.openConflicts()));
        line("oldest unsent", status.oldestUnsynced() == null ? "none" : age(status.oldestUnsynced()) + " ago");
        line("last sent", status.lastPush());
        line("last fetched", status.lastPull());
        line("compared", status.lastDigest());
        line("last error", status.lastError());
        line("STOPPED", status.stopped());
    }

    private void line(String name, @Nullable Object value) {
        PrintWriter out = spec.commandLine().getOut();
        if (value != null) {
            out.printf("%-14s %s%n", name, value);
        }
    }

    private static String age(Duration duration) {
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : Math.max(0, duration.toSeconds()) + " s";
    }
}
