package dev.tillstream.till;

import dev.tillstream.client.Till;
import dev.tillstream.client.sale.Refund;
import dev.tillstream.client.sale.RefundItem;
import dev.tillstream.client.sale.RefundRules;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "return",
        mixinStandardHelpOptions = true,
        description = "Takes goods of a sale back, made at whatever branch, and prints the receipt; works offline.")
final class ReturnCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Parameters(index = "0", paramLabel = "SALE", description = "The sale's printed number, code, order number or id")
    private String sale = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "CODE[*QTY][@PRICE]",
            description = "What comes back (default: all). For a sale that can't be looked up now, at the price given,"
                    + " in minor units, else the product's own")
    private List<String> codes = new ArrayList<>();

    @Option(names = "--method", description = "How the money is given back (default: ${DEFAULT-VALUE})")
    private String method = "cash";

    @Option(names = "--reason", description = "Why")
    private @Nullable String reason;

    @Option(names = "--loss", description = "The goods can't be sold again")
    private boolean loss;

    @Option(names = "--offline", description = "Don't try to sync now")
    private boolean offline;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Till till = file.open()) {
            Optional<Fields> order = FoundOrder.by(till, sale);
            Refund refund = order.isPresent() ? ofKnown(till, order.get()) : ofUnknown(till);
            if (reason != null) {
                refund = refund.with("reason", reason);
            }
            Fields returned = till.refund(loss ? broken(refund) : refund);
            if (!offline) {
                QuickSync.attempt(till, spec);
            }
            ReceiptPrinter.print(returned, Money.of(till)).forEach(out::println);
            return 0;
        }
    }

    private Refund ofKnown(Till till, Fields order) {
        if (codes.isEmpty()) {
            return RefundRules.ofAll(order, method);
        }
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        for (String text : codes) {
            Wanted wanted = Wanted.parse(text);
            String product = wanted.product(till).requiredText("id");
            String line = order.rows("items").stream()
                    .filter(item -> product.equals(item.text("product_id")))
                    .map(item -> item.requiredText("id"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the sale has no " + wanted.code()));
            quantities.merge(line, wanted.quantity(), Quantity::plus);
        }
        return RefundRules.of(order, quantities, method);
    }

    private Refund ofUnknown(Till till) {
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("sale " + sale + " is not known here and can't be looked up now:"
                    + " say what comes back, as CODE*QTY@PRICE");
        }
        List<RefundItem> items =
                codes.stream().map(text -> item(till, Wanted.parse(text))).toList();
        return new Refund(null, sale, items, 0, method, Fields.NONE);
    }

    private static RefundItem item(Till till, Wanted wanted) {
        Fields product = wanted.product(till);
        Long price = wanted.price();
        SaleItem sold = price == null
                ? SaleItem.of(product, wanted.quantity())
                : SaleItem.of(product, wanted.quantity(), price);
        return new RefundItem(null, sold.productId(), sold.line(), sold.details());
    }

    private static Refund broken(Refund refund) {
        List<RefundItem> items = refund.items().stream()
                .map(item -> new RefundItem(
                        item.orderItemId(),
                        item.productId(),
                        item.line(),
                        item.details().with("disposition", "loss")))
                .toList();
        return new Refund(
                refund.orderId(),
                refund.originalOfflineReference(),
                items,
                refund.discount(),
                refund.method(),
                refund.details());
    }
}
