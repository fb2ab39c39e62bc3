package dev.tillstream.till.checkout;

import dev.tillstream.client.Till;
import dev.tillstream.client.sale.Refund;
import dev.tillstream.client.sale.RefundItem;
import dev.tillstream.client.sale.RefundRules;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.barcode.Scan;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.pricing.SellingUnit;
import dev.tillstream.till.console.Money;
import dev.tillstream.till.console.QuickSync;
import dev.tillstream.till.console.TillFile;
import dev.tillstream.till.console.Wanted;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
public final class ReturnCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Parameters(index = "0", paramLabel = "SALE", description = "The sale's printed number, code, order number or id")
    private String sale = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "CODE[*QTY][@PRICE]",
            description = "What comes back (default: all). For a sale that can't be looked up now, at the price given,"
                    + " else the product's own")
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
            Wanted wanted = Wanted.parse(text, Money.of(till));
            Scan.Found found = wanted.scan(till);
            String line = order.rows("items").stream()
                    .filter(item -> isOf(item, found))
                    .map(item -> item.requiredText("id"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the sale has no " + wanted.code()));
            Quantity quantity = found.printedPrice() == null ? wanted.quantityOf(found) : Quantity.ofWhole(1);
            quantities.merge(line, quantity, Quantity::plus);
        }
        return RefundRules.of(order, quantities, method);
    }

    /** A box is a box, and a package with a printed price is the one that was sold at it. */
    private static boolean isOf(Fields item, Scan.Found found) {
        boolean boxed = "box".equals(item.text("selling_unit_type"));
        return Objects.equals(found.product().text("id"), item.text("product_id"))
                && boxed == (found.unit() == SellingUnit.BOX)
                && (found.colorId() == null || found.colorId().equals(item.text("color_id")))
                && (found.sizeId() == null || found.sizeId().equals(item.text("size_id")))
                && (found.printedPrice() == null || found.printedPrice().equals(item.integer("unit_price")));
    }

    private Refund ofUnknown(Till till) {
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("sale " + sale + " is not known here and can't be looked up now:"
                    + " say what comes back, as CODE*QTY@PRICE");
        }
        List<RefundItem> items = codes.stream()
                .map(text -> item(till, Wanted.parse(text, Money.of(till))))
                .toList();
        return new Refund(null, sale, items, 0, method, Fields.NONE);
    }

    private static RefundItem item(Till till, Wanted wanted) {
        Scan.Found found = wanted.scan(till);
        Quantity quantity = wanted.quantityOf(found);
        Long price = wanted.price();
        SaleItem sold;
        if (price != null) {
            sold = SaleItem.of(found.product(), quantity, price);
        } else if (found.printedPrice() != null) {
            sold = till.prices().priceAll(List.of(wanted.choice(till, null))).get(0);
        } else {
            sold = SaleItem.of(found.product(), quantity);
        }
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
