package dev.tillstream.till.server;

import dev.tillstream.client.Till;
import dev.tillstream.client.sync.FullSync.Brought;
import dev.tillstream.contracts.Fields;
import dev.tillstream.till.console.Failures;
import dev.tillstream.till.console.Money;
import dev.tillstream.till.console.ProgressLines;
import dev.tillstream.till.console.TillFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "full-sync",
        mixinStandardHelpOptions = true,
        description = "After the servers came back from a backup: brings what this till alone holds (S3-3, S3-12).",
        subcommands = {FullSyncCommand.Propose.class, FullSyncCommand.Status.class},
        synopsisSubcommandLabel = "COMMAND")
public final class FullSyncCommand {
    private static final Map<String, String> WORDS = Map.of(
            "open", "is being brought",
            "proposed", "waits for a manager: office, full synchronization",
            "confirmed", "was confirmed",
            "refused", "was refused");

    private FullSyncCommand() {}

    @Command(
            name = "propose",
            mixinStandardHelpOptions = true,
            description = "Brings everything that this till keeps. Nothing is applied before a manager confirms it.")
    static final class Propose implements Callable<Integer> {
        @Mixin
        private TillFile file = new TillFile();

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for who decides")
        private @Nullable String reason;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Till till = file.open()) {
                Brought brought = till.fullSync().propose(reason, new ProgressLines(out));
                if (brought.isBusy()) {
                    out.println("An earlier proposal waits for a manager; nothing was brought.");
                } else {
                    out.printf(
                            "%,d operations are missing at the servers, %,d are known there, %,d can't come in this"
                                    + " way.%n",
                            brought.missing(), brought.known(), brought.excluded());
                }
                print(out, brought.proposal(), Money.of(till));
                return 0;
            }
        }
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "What became of this till's last proposal; needs the gateway.")
    static final class Status implements Callable<Integer> {
        @Mixin
        private TillFile file = new TillFile();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Till till = file.open()) {
                Optional<Fields> latest = till.fullSync().latest();
                if (latest.isEmpty()) {
                    out.println("This till has proposed nothing: 'till full-sync propose' does.");
                    return Failures.FAILED;
                }
                print(out, latest.get(), Money.of(till));
                return 0;
            }
        }
    }

    private static void print(PrintWriter out, Fields proposal, Money money) {
        String status = proposal.requiredText("status");
        String why = proposal.text("decision_reason");
        out.printf(
                "%s %s%s%n",
                proposal.requiredText("id"), WORDS.getOrDefault(status, status), why == null ? "." : ": " + why);
        List<Fields> groups = proposal.rows("groups");
        for (Fields group : groups) {
            out.printf(
                    "  %s  %-28s %-8s %,8d  %12s%n",
                    Objects.requireNonNullElse(group.text("day"), ""),
                    group.text("type"),
                    group.text("verdict"),
                    group.integerOrZero("count"),
                    group.integer("amount") == null ? "" : money.format(group.integerOrZero("amount")));
        }
    }
}
