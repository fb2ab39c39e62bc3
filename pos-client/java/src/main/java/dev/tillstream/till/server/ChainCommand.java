package dev.tillstream.till.server;

import dev.tillstream.client.Till;
import dev.tillstream.client.store.FiscalDocuments.Document;
import dev.tillstream.till.console.Failures;
import dev.tillstream.till.console.TillFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "chain",
        mixinStandardHelpOptions = true,
        description = "The chain of this device's sales, voids, returns and closed shifts (B-3).")
public final class ChainCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Computes every link again, without a network. Exit 1 where one is broken.")
    int verify(@Mixin TillFile file) {
        PrintWriter out = spec.commandLine().getOut();
        try (Till till = file.open()) {
            List<Document> documents = till.documents();
            Optional<String> broken = till.firstBreakInChain();
            if (broken.isPresent()) {
                out.println("BROKEN: " + broken.get());
                return Failures.FAILED;
            }
            out.printf("%,d documents, every link is whole.%n", documents.size());
            if (!documents.isEmpty()) {
                out.println("Last: " + documents.get(documents.size() - 1).hash());
            }
            return 0;
        }
    }
}
