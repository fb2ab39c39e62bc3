package dev.tillstream.till.goods;

import dev.tillstream.client.Till;
import dev.tillstream.contracts.Fields;
import dev.tillstream.till.console.Failures;
import dev.tillstream.till.console.Money;
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
        name = "products",
        mixinStandardHelpOptions = true,
        description = "Lists products whose name, sku or barcode begins with a text, with price and stock.")
public final class ProductsCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "The beginning (default: all)")
    private String query = "";

    @Option(names = "--limit", description = "How many at most (default: ${DEFAULT-VALUE})")
    private int limit = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Till till = file.open()) {
            List<Fields> found = till.products().search(query, limit);
            Money money = Money.of(till);
            for (Fields product : found) {
                out.printf(
                        "%-14s %10s %9s  %s%n",
                        Objects.requireNonNullElse(product.text("barcode"), "-"),
                        money.format(product.integer("price")),
                        till.products().stockOf(product.requiredText("id")),
                        Objects.requireNonNullElse(product.text("name"), ""));
            }
            out.printf(
                    "%,d shown, this till knows %,d.%n",
                    found.size(), till.status().products());
            return found.isEmpty() ? Failures.FAILED : 0;
        }
    }
}
