package dev.tillstream.till.goods;

import dev.tillstream.client.Till;
import dev.tillstream.contracts.Fields;
import dev.tillstream.till.console.Money;
import dev.tillstream.till.console.QuickSync;
import dev.tillstream.till.console.Tenders;
import dev.tillstream.till.console.TillFile;
import dev.tillstream.till.console.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "purchase",
        mixinStandardHelpOptions = true,
        description = "Orders goods of a supplier; 'stock receive ID' takes them in.")
public final class PurchaseCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Parameters(index = "0", paramLabel = "SUPPLIER", description = "The supplier's id")
    private String supplier = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "CODE*QTY@COST",
            description = "How much, and what one costs: TEA*12@1.25")
    private List<String> goods = new ArrayList<>();

    @Option(names = "--received", description = "The goods are here already")
    private boolean received;

    @Option(names = "--pay", paramLabel = "METHOD:AMOUNT", description = "What the supplier gets now")
    private @Nullable String payment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Till till = file.open()) {
            Fields purchase = till.goods().purchase(supplier, Wanted.goods(till, goods));
            String id = purchase.requiredText("id");
            if (received) {
                till.goods().receivePurchase(id, Wanted.goods(till, goods));
            }
            if (payment != null) {
                var tender = Tenders.parse(payment, Money.of(till));
                till.goods().paySupplier(supplier, id, tender.method(), tender.tendered());
            }
            QuickSync.attempt(till, spec);
            spec.commandLine()
                    .getOut()
                    .printf("Purchase %s over %s.%n", id, Money.of(till).format(purchase.integer("total")));
            return 0;
        }
    }
}
