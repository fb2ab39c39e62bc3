package dev.tillstream.till.checkout;

import dev.tillstream.client.Till;
import dev.tillstream.till.console.TillFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "sell",
        mixinStandardHelpOptions = true,
        description = "Sells products and prints the receipt; works without a network.")
public final class SellCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Mixin
    private CartOptions cart = new CartOptions();

    @Mixin
    private CheckoutOptions checkout = new CheckoutOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Till till = file.open()) {
            checkout.checkOut(till, cart.cart(till), spec);
            return 0;
        }
    }
}
