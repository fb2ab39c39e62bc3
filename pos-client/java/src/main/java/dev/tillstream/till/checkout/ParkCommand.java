package dev.tillstream.till.checkout;

import dev.tillstream.client.Till;
import dev.tillstream.client.sale.Cart;
import dev.tillstream.contracts.Fields;
import dev.tillstream.till.console.Money;
import dev.tillstream.till.console.QuickSync;
import dev.tillstream.till.console.TillFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "park",
        mixinStandardHelpOptions = true,
        description = "Puts a sale aside; every till of the branch can resume it (B-11).")
public final class ParkCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Mixin
    private CartOptions options = new CartOptions();

    @Option(names = "--label", description = "What people call it: table 4, lady in blue")
    private @Nullable String label;

    @Option(names = "--offline", description = "Don't try to sync now")
    private boolean offline;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Till till = file.open()) {
            Cart cart = options.cart(till);
            Fields parked = till.parking().park(label, cart);
            if (!offline) {
                QuickSync.attempt(till, spec);
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Parked %s, %s: 'till resume %s' sells it.%n",
                            parked.text("id"),
                            Money.of(till).format(parked.integer("total")),
                            label == null ? parked.text("id") : "\"" + label + "\"");
            return 0;
        }
    }
}
