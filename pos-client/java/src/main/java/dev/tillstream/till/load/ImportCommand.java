package dev.tillstream.till.load;

import dev.tillstream.client.Till;
import dev.tillstream.client.record.Recording;
import dev.tillstream.till.console.Failures;
import dev.tillstream.till.console.QuickSync;
import dev.tillstream.till.console.TillFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Imports a CSV file whose first line names the fields (B-18). Money is written as people write it:"
                        + " 12.50. Running it again sends nothing twice.")
public final class ImportCommand implements Callable<Integer> {
    private static final int CHUNK = 500;

    @Mixin
    private TillFile file = new TillFile();

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    private ImportKind kind = ImportKind.PRODUCTS;

    @Parameters(index = "1", paramLabel = "FILE.csv")
    private Path source = Path.of("");

    @Option(names = "--dry-run", description = "Only check: list every bad line, write nothing")
    private boolean dryRun;

    @Option(names = "--skip-bad", description = "Import the good lines of a file that has bad ones")
    private boolean skipBad;

    @Option(names = "--offline", description = "Don't try to sync now")
    private boolean offline;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Till till = file.open()) {
            ImportPlan plan = ImportPlan.of(source, kind, till);
            plan.complaints().forEach(out::println);
            out.printf(
                    "%,d lines can be imported, %,d can't.%n",
                    plan.operations().size(), plan.complaints().size());
            boolean bad = !plan.complaints().isEmpty();
            if (dryRun || (bad && !skipBad)) {
                out.println("Nothing was imported.");
                return bad ? Failures.FAILED : 0;
            }
            write(till, plan.operations(), out);
            if (!offline) {
                QuickSync.attempt(till, spec);
            }
            return 0;
        }
    }

    private static void write(Till till, List<Recording.Draft> operations, PrintWriter out) {
        long before = till.status().lastSeq();
        for (int from = 0; from < operations.size(); from += CHUNK) {
            int to = Math.min(from + CHUNK, operations.size());
            till.recording().recordAll(operations.subList(from, to));
            out.printf("  %,d of %,d lines%n", to, operations.size());
        }
        long written = till.status().lastSeq() - before;
        out.printf("%,d changes were new and wait to be synced.%n", written);
    }
}
