package dev.tillstream.till.checkout;

import dev.tillstream.client.Till;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.contracts.Fields;
import dev.tillstream.till.console.Money;
import dev.tillstream.till.console.QuickSync;
import dev.tillstream.till.console.Tenders;
import dev.tillstream.till.console.TillFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "pay",
        mixinStandardHelpOptions = true,
        description = "Takes a later payment of a sale, or into a customer's account.")
public final class PayCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Parameters(index = "0", paramLabel = "METHOD:AMOUNT", description = "How and how much: cash:50.00")
    private String tender = "";

    @ArgGroup(multiplicity = "1")
    private Debt debt = new Debt();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What is paid for. */
    static final class Debt {
        @Option(names = "--sale", description = "The sale's printed number, code, order number or id")
        private @Nullable String sale;

        @Option(names = "--customer", description = "The customer's id")
        private @Nullable String customer;
    }

    @Override
    public Integer call() {
        try (Till till = file.open()) {
            Payment payment = Tenders.parse(tender, Money.of(till));
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("payment_method", payment.method());
            fields.put("amount", payment.tendered());
            fields.putAll(owed(till));
            fields.values().removeIf(value -> value == null);
            till.pay(Fields.of(fields));
            QuickSync.attempt(till, spec);
            spec.commandLine().getOut().printf("Paid %s.%n", Money.of(till).format(payment.tendered()));
            return 0;
        }
    }

    private Map<String, @Nullable Object> owed(Till till) {
        Map<String, @Nullable Object> owed = new LinkedHashMap<>();
        String sale = debt.sale;
        if (sale == null) {
            owed.put("customer_id", debt.customer);
            return owed;
        }
        Fields order = FoundOrder.by(till, sale)
                .orElseThrow(() -> new IllegalArgumentException("sale " + sale + " is not known here"));
        owed.put("order_id", order.text("id"));
        owed.put("customer_id", order.text("customer_id"));
        return owed;
    }
}
