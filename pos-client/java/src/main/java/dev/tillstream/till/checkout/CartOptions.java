package dev.tillstream.till.checkout;

import dev.tillstream.client.Till;
import dev.tillstream.client.sale.Cart;
import dev.tillstream.client.sale.Choice;
import dev.tillstream.contracts.Fields;
import dev.tillstream.till.console.Money;
import dev.tillstream.till.console.Wanted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is sold, for the commands that sell or put aside. */
final class CartOptions {
    @Parameters(
            arity = "1..*",
            paramLabel = "CODE[#COLOR[/SIZE]][*QTY]",
            description =
                    "What a scanner reads (barcode, box, variant, a scale's label), or a sku; how many or how much:"
                            + " 4000000000006*2, 4000000000013*0.75, SHIRT#red/XL")
    private List<String> codes = new ArrayList<>();

    @Option(names = "--discount", paramLabel = "AMOUNT", description = "Off the whole sale: 1.50")
    private @Nullable String discount;

    @Option(
            names = "--sale-type",
            description = "retail, wholesale, partial_wholesale (default: what the quantity allows)")
    private @Nullable String saleType;

    @Option(
            names = "--serial",
            paramLabel = "NUMBER",
            description = "A piece's serial number; may be repeated, in the order of the goods that have numbers")
    private List<String> serials = new ArrayList<>();

    @Option(names = "--customer", description = "The customer's id")
    private @Nullable String customer;

    Cart cart(Till till) {
        Money money = Money.of(till);
        List<Choice> choices = codes.stream()
                .map(code -> Wanted.parse(code, money).choice(till, saleType))
                .toList();
        long off = discount == null ? 0 : money.parse(discount);
        Cart cart = new Cart(SerialNumbers.onto(till.prices().priceAll(choices), choices, serials), off, Fields.NONE);
        return customer == null ? cart : cart.with("customer_id", customer);
    }
}
