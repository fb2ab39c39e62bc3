package dev.tillstream.till.checkout;

import dev.tillstream.client.Till;
import dev.tillstream.till.console.TillFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description =
                "Sells what was parked, at this till or another one of the branch, and prints the receipt (B-11).")
public final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Parameters(paramLabel = "SALE", description = ParkedCommand.NAME)
    private String sale = "";

    @Mixin
    private CheckoutOptions checkout = new CheckoutOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Till till = file.open()) {
            checkout.checkOut(till, till.parking().look(ParkedCommand.id(till, sale)), spec);
            return 0;
        }
    }
}
