package dev.tillstream.till;

import dev.tillstream.client.Till;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.pricing.CartLine;
import dev.tillstream.contracts.table.Tables;
import java.io.PrintWriter;
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
        name = "sell",
        mixinStandardHelpOptions = true,
        description = "Sells products and prints the receipt; works without a network.")
final class SellCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Parameters(
            arity = "1..*",
            paramLabel = "CODE[*QTY]",
            description = "Barcode or sku, and how many or how much: 4000000000006*2, 4000000000013*0.75")
    private List<String> codes = new ArrayList<>();

    @Option(
            names = "--pay",
            paramLabel = "METHOD:AMOUNT",
            description = "What is handed over, in minor units: cash:5000, card:1299; may be repeated"
                    + " (default: cash, to the cent)")
    private List<String> payments = new ArrayList<>();

    @Option(names = "--discount", description = "Off the whole sale, in minor units")
    private long discount;

    @Option(
            names = "--sale-type",
            description = "retail, wholesale, partial_wholesale (default: what the quantity allows)")
    private @Nullable String saleType;

    @Option(names = "--customer", description = "The customer's id")
    private @Nullable String customer;

    @Option(names = "--offline", description = "Don't try to sync now")
    private boolean offline;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Till till = file.open()) {
            Fields order = till.sell(sale(till));
            if (!offline) {
                QuickSync.attempt(till, spec);
            }
            Fields stored = till.find(Tables.ORDERS, order.requiredText("id")).orElse(order);
            ReceiptPrinter.print(stored, Money.of(till)).forEach(out::println);
            return 0;
        }
    }

    private Sale sale(Till till) {
        List<CartLine> cart = codes.stream()
                .map(code -> Wanted.parse(code).cartLine(till, saleType))
                .toList();
        List<SaleItem> items = till.prices().price(cart);
        Sale unpaid = Sale.of(items, Payment.of("cash", 0)).withDiscount(discount);
        List<Payment> paid = payments.isEmpty()
                ? List.of(Payment.of("cash", unpaid.totals().total()))
                : payments.stream().map(Tenders::parse).toList();
        Sale sale = new Sale(items, paid, discount, 0, 0, Fields.NONE);
        return customer == null ? sale : sale.with("customer_id", customer);
    }
}
