package dev.tillstream.till;

import dev.tillstream.client.Till;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.client.sync.GatewayException;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
    private static final Duration SYNC_LIMIT = Duration.ofSeconds(5);

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
                trySync(till);
            }
            Fields stored = till.find(Tables.ORDERS, order.requiredText("id")).orElse(order);
            ReceiptPrinter.print(stored).forEach(out::println);
            return 0;
        }
    }

    private Sale sale(Till till) {
        List<SaleItem> items = codes.stream().map(code -> item(till, code)).toList();
        Sale unpaid = Sale.of(items, Payment.of("cash", 0)).withDiscount(discount);
        List<Payment> paid = payments.isEmpty()
                ? List.of(Payment.of("cash", unpaid.totals().total()))
                : payments.stream().map(SellCommand::payment).toList();
        return new Sale(items, paid, discount, 0, 0, Fields.NONE);
    }

    private static SaleItem item(Till till, String text) {
        int star = text.lastIndexOf('*');
        String code = star < 0 ? text : text.substring(0, star);
        Quantity quantity = star < 0 ? Quantity.ofWhole(1) : Quantity.of(new BigDecimal(text.substring(star + 1)));
        Fields product = till.products()
                .byCode(code)
                .orElseThrow(() -> new IllegalArgumentException("no product has the code " + code
                        + "; 'till products' lists what this till knows, 'till sync' fetches what is new"));
        return SaleItem.of(product, quantity);
    }

    private static Payment payment(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("--pay " + text + " must be METHOD:AMOUNT, such as cash:5000");
        }
        return Payment.of(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
    }

    /** The sale is safe already; this only brings its number sooner. */
    private void trySync(Till till) {
        if (till.status().deviceId() == null) {
            return;
        }
        try {
            till.engine().sync(SYNC_LIMIT, SyncListener.SILENT);
        } catch (GatewayException e) {
            spec.commandLine().getErr().println("till: not synced now: " + e.getMessage());
        }
    }
}
