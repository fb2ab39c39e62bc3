package dev.tillstream.till.goods;

import dev.tillstream.client.Till;
import dev.tillstream.client.record.Goods;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.till.console.Money;
import dev.tillstream.till.console.QuickSync;
import dev.tillstream.till.console.TillFile;
import dev.tillstream.till.console.Wanted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** B-12, S4-2: each part is written locally at once and synced when it can be. */
@Command(
        name = "stock",
        mixinStandardHelpOptions = true,
        description = "Corrects, counts, loses, sends and receives goods of the till's branch.")
public final class StockCommand {
    private static final String GOODS = "CODE[*QTY]";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "adjust", mixinStandardHelpOptions = true, description = "Adds to the stock, or takes from it.")
    int adjust(
            @Mixin TillFile file,
            @Parameters(paramLabel = "CODE") String code,
            @Parameters(paramLabel = "CHANGE", description = "Signed: 5, -2.5") BigDecimal change,
            @Option(names = "--reason", required = true) String reason) {
        try (Till till = file.open()) {
            String product = Wanted.parse(code, Money.of(till)).product(till).requiredText("id");
            till.editing().adjustStock(product, Quantity.of(change), reason);
            QuickSync.attempt(till, spec);
            say(code + " should be there " + till.products().stockOf(product) + " times.");
            return 0;
        }
    }

    @Command(name = "count", mixinStandardHelpOptions = true, description = "Writes down what was counted just now.")
    int count(@Mixin TillFile file, @Parameters(arity = "1..*", paramLabel = GOODS) List<String> goods) {
        return record(file, till -> till.goods().count(Wanted.goods(till, goods)), "Counted");
    }

    @Command(name = "loss", mixinStandardHelpOptions = true, description = "Takes out what is broken, expired, stolen.")
    int loss(
            @Mixin TillFile file,
            @Parameters(arity = "1..*", paramLabel = GOODS) List<String> goods,
            @Option(names = "--type", description = "damage, expiry, theft, other", defaultValue = "other") String type,
            @Option(names = "--reason", defaultValue = "") String reason) {
        return record(file, till -> till.goods().lose(Wanted.goods(till, goods), type, reason), "Written off");
    }

    @Command(name = "transfer", mixinStandardHelpOptions = true, description = "Sends goods to another branch.")
    int transfer(
            @Mixin TillFile file,
            @Parameters(index = "0", paramLabel = "BRANCH", description = "Id or code of the other branch")
                    String branch,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = GOODS) List<String> goods) {
        return record(
                file,
                till -> till.goods()
                        .transfer(till.status().branchId(), branchId(till, branch), Wanted.goods(till, goods)),
                "On its way as transfer");
    }

    @Command(
            name = "receive",
            mixinStandardHelpOptions = true,
            description = "Takes in what came of a purchase or of a transfer.")
    int receive(
            @Mixin TillFile file,
            @Parameters(index = "0", paramLabel = "ID", description = "Of the purchase or the transfer") String id,
            @Parameters(
                            index = "1..*",
                            arity = "0..*",
                            paramLabel = "CODE[*QTY][@COST]",
                            description = "What came (default: all of it)")
                    @Nullable
                    List<String> goods) {
        return record(file, till -> receive(till, id, goods == null ? List.of() : goods), "Received");
    }

    private static Fields receive(Till till, String id, List<String> goods) {
        boolean transfer = till.find(Tables.STOCK_TRANSFERS, id).isPresent();
        Table table = transfer ? Tables.STOCK_TRANSFERS : Tables.SUPPLIER_PURCHASES;
        List<Goods.Item> items = goods.isEmpty() ? expected(till, table, id) : Wanted.goods(till, goods);
        Fields received = transfer
                ? till.goods().receiveTransfer(id, items)
                : till.goods().receivePurchase(id, items);
        return received.with("id", id);
    }

    private static List<Goods.Item> expected(Till till, Table table, String id) {
        return till
                .find(table, id)
                .orElseThrow(() -> new IllegalArgumentException(
                        id + " is not known here: 'till sync' fetches what is new, or say what came"))
                .rows("items")
                .stream()
                .map(item -> new Goods.Item(
                        item.requiredText("product_id"),
                        item.requiredQuantity("quantity"),
                        item.integer("unit_cost"),
                        Fields.NONE))
                .toList();
    }

    private static String branchId(Till till, String branch) {
        return till.all(Tables.BRANCHES).stream()
                .filter(found -> branch.equals(found.text("code")))
                .map(found -> found.requiredText("id"))
                .findFirst()
                .orElse(branch);
    }

    private int record(TillFile file, Function<Till, Fields> work, String done) {
        try (Till till = file.open()) {
            Fields recorded = work.apply(till);
            QuickSync.attempt(till, spec);
            say(done + ": " + Objects.requireNonNullElse(recorded.text("id"), "-"));
            return 0;
        }
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
    }
}
