package dev.tillstream.till.shift;

import dev.tillstream.client.Till;
import dev.tillstream.contracts.Fields;
import dev.tillstream.till.console.Money;
import dev.tillstream.till.console.QuickSync;
import dev.tillstream.till.console.Tenders;
import dev.tillstream.till.console.TillFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "expense",
        mixinStandardHelpOptions = true,
        description = "Writes down petty cash; in cash it comes out of the open shift's drawer (S3-7).")
public final class ExpenseCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Parameters(index = "0", paramLabel = "METHOD:AMOUNT", description = "How and how much: cash:12.50")
    private String tender = "";

    @Option(names = "--category", description = "The expense category's id")
    private @Nullable String category;

    @Option(names = "--description", description = "What for")
    private @Nullable String description;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Till till = file.open()) {
            var spent = Tenders.parse(tender, Money.of(till));
            Map<String, @Nullable Object> expense = new LinkedHashMap<>();
            expense.put("amount", spent.tendered());
            expense.put("payment_method", spent.method());
            expense.put("category_id", category);
            expense.put("description", description);
            expense.values().removeIf(value -> value == null);
            till.recording().create("expenses.upsert", Fields.of(expense));
            QuickSync.attempt(till, spec);
            spec.commandLine().getOut().printf("Spent %s.%n", Money.of(till).format(spent.tendered()));
            return 0;
        }
    }
}
