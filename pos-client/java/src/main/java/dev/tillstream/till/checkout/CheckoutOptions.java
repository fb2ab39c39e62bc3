package dev.tillstream.till.checkout;

import dev.tillstream.client.Till;
import dev.tillstream.client.limit.LimitExceededException;
import dev.tillstream.client.limit.ManagerOverride;
import dev.tillstream.client.sale.Cart;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.till.console.Money;
import dev.tillstream.till.console.QuickSync;
import dev.tillstream.till.console.Tenders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a sale is paid and ended. */
final class CheckoutOptions {
    @Option(
            names = "--pay",
            paramLabel = "METHOD:AMOUNT",
            description = "What is handed over: cash:50, card:12.99; may be repeated (default: cash, what is due)")
    private List<String> payments = new ArrayList<>();

    @Option(names = "--offline", description = "Don't try to sync now")
    private boolean offline;

    @ArgGroup(exclusive = false)
    private @Nullable Manager manager;

    /** Who allows the sale to exceed a limit of the till (B-8). */
    static final class Manager {
        @Option(names = "--override-by", required = true, paramLabel = "ID", description = "A manager's staff id")
        private String id = "";

        @Option(names = "--override-pin", required = true, paramLabel = "PIN", description = "That manager's PIN")
        private String pin = "";

        @Option(
                names = "--override-reason",
                paramLabel = "TEXT",
                defaultValue = "allowed at the till",
                description = "Why a limit may be exceeded (default: ${DEFAULT-VALUE})")
        private String reason = "";
    }

    /** Sells the cart, syncs where it can, and prints the receipt. */
    void checkOut(Till till, Cart cart, CommandSpec spec) {
        Money money = Money.of(till);
        List<Payment> paid = payments.isEmpty()
                ? List.of(Payment.of("cash", cart.totals().total()))
                : payments.stream().map(text -> Tenders.parse(text, money)).toList();
        Fields order = sellOrExplain(till, cart.paidBy(paid), spec);
        if (!offline) {
            QuickSync.attempt(till, spec);
        }
        Fields stored = till.find(Tables.ORDERS, order.requiredText("id")).orElse(order);
        ReceiptPrinter.print(stored, money).forEach(spec.commandLine().getOut()::println);
    }

    private Fields sellOrExplain(Till till, Sale sale, CommandSpec spec) {
        try {
            return sell(till, sale, spec);
        } catch (LimitExceededException e) {
            throw new IllegalArgumentException(LimitWords.of(e, Money.of(till)), e);
        }
    }

    /** A sync may be all that a limit asks for: before a manager is asked, it is tried. */
    private Fields sell(Till till, Sale sale, CommandSpec spec) {
        try {
            return till.sell(sale);
        } catch (LimitExceededException e) {
            if (manager != null) {
                return till.sell(sale, allowed(till, manager));
            }
            if (offline) {
                throw e;
            }
            QuickSync.attempt(till, spec);
            return till.sell(sale);
        }
    }

    private static ManagerOverride allowed(Till till, Manager manager) {
        if (till.pins().check(manager.id, manager.pin).isEmpty()) {
            throw new IllegalArgumentException("that is not the PIN of " + manager.id);
        }
        return new ManagerOverride(manager.id, manager.reason);
    }
}
