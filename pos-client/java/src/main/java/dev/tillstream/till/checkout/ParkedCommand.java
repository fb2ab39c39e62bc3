package dev.tillstream.till.checkout;

import dev.tillstream.client.Till;
import dev.tillstream.contracts.Fields;
import dev.tillstream.till.console.Money;
import dev.tillstream.till.console.QuickSync;
import dev.tillstream.till.console.TillFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        description = "Lists the sales that are parked at the branch, oldest first (B-11).")
public final class ParkedCommand implements Callable<Integer> {
    static final String NAME = "The parked sale's id, or its label where no other has the same";

    @Mixin
    private TillFile file = new TillFile();

    @Option(names = "--offline", description = "Don't try to sync now")
    private boolean offline;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Till till = file.open()) {
            if (!offline) {
                QuickSync.attempt(till, spec);
            }
            Money money = Money.of(till);
            List<Fields> parked = till.parking().parked();
            for (Fields one : parked) {
                out.printf(
                        "%s  %s  %3d lines %10s  %s%n",
                        one.text("id"),
                        one.text("parked_at"),
                        one.integerOrZero("item_count"),
                        money.format(one.integer("total")),
                        Objects.requireNonNullElse(one.text("label"), ""));
            }
            out.printf("%,d parked.%n", parked.size());
            return 0;
        }
    }

    @Command(name = "discard", mixinStandardHelpOptions = true, description = "Forgets a parked sale.")
    int discard(@Mixin TillFile till, @Parameters(paramLabel = "SALE", description = NAME) String sale) {
        try (Till opened = till.open()) {
            String id = id(opened, sale);
            opened.parking().discard(id);
            QuickSync.attempt(opened, spec);
            spec.commandLine().getOut().println(id + " is discarded.");
            return 0;
        }
    }

    /** The id that a person means. @throws IllegalArgumentException where it could be several, or none */
    static String id(Till till, String name) {
        List<String> meant = till.parking().parked().stream()
                .filter(one -> name.equals(one.text("id")) || name.equalsIgnoreCase(one.text("label")))
                .map(one -> one.requiredText("id"))
                .toList();
        if (meant.size() != 1) {
            throw new IllegalArgumentException(
                    meant.isEmpty()
                            ? "nothing is parked as " + name + " any more; 'till parked' lists what is"
                            : "several are parked as " + name + ": name it by its id");
        }
        return meant.get(0);
    }
}
