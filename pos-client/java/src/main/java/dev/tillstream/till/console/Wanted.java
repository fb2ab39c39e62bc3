package dev.tillstream.till.console;

import dev.tillstream.client.Till;
import dev.tillstream.client.record.Goods;
import dev.tillstream.client.sale.Choice;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.barcode.Scan;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.pricing.SaleType;
import dev.tillstream.contracts.pricing.SellingUnit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A product and how much of it, as it is written on the command line: {@code CODE[#COLOR[/SIZE]][*QTY][@PRICE]}.
 *
 * @param code what a scanner reads: barcode, box barcode, variant's barcode, a scale's label; or sku or id
 * @param color id or name; {@code #/XL} names a size alone
 * @param quantity null where it isn't said
 * @param price minor units; null where it isn't said
 */
public record Wanted(
        String code,
        @Nullable String color,
        @Nullable String size,
        @Nullable Quantity quantity,
        @Nullable Long price) {
    private static final Pattern FORM = Pattern.compile(
            "(?<code>[^#]+?)(#(?<color>[^/]*?)(/(?<size>.+?))?)?(\\*(?<qty>[0-9.]+))?(@(?<price>[0-9.]+))?");

    public static Wanted parse(String text, Money money) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text + " must be CODE[#COLOR[/SIZE]][*QTY][@PRICE]");
        }
        String color = parts.group("color");
        String quantity = parts.group("qty");
        String price = parts.group("price");
        return new Wanted(
                parts.group("code"),
                color == null || color.isEmpty() ? null : color,
                parts.group("size"),
                quantity == null ? null : Quantity.of(new BigDecimal(quantity)),
                price == null ? null : (Long) money.parse(price));
    }

    public static List<Goods.Item> goods(Till till, List<String> texts) {
        Money money = Money.of(till);
        return texts.stream().map(text -> parse(text, money).goods(till)).toList();
    }

    /** What the code says. @throws IllegalArgumentException that says why it sells nothing */
    public Scan.Found scan(Till till) {
        Scan scan = till.products().scan(code);
        if (scan instanceof Scan.Found found) {
            return found;
        }
        throw new IllegalArgumentException(
                switch (((Scan.Refused) scan).reason()) {
                    case UNKNOWN ->
                        "no product has the code " + code
                                + "; 'till products' lists what this till knows, 'till sync' fetches what is new";
                    case WRONG_CHECK_DIGIT -> code + " was read wrongly: its check digit is another. Scan it again";
                    case NO_AMOUNT -> code + " holds a weight or price of 0: weigh it again";
                });
    }

    public Choice choice(Till till, @Nullable String saleType) {
        Scan.Found found = scan(till);
        String colorWanted = color == null ? found.colorId() : color;
        String sizeWanted = size == null ? found.sizeId() : size;
        return Choice.of(
                found,
                quantity,
                SaleType.ofWireName(saleType),
                till.variants().find(found.product(), colorWanted, sizeWanted));
    }

    public Fields product(Till till) {
        return scan(till).product();
    }

    /** Of what was scanned, in the unit that it was scanned in: the quantity that was said, else the code's own, else one. */
    public Quantity quantityOf(Scan.Found found) {
        return quantity == null ? Objects.requireNonNullElse(found.quantity(), Quantity.ofWhole(1)) : quantity;
    }

    /** Shelves count what is in a box. */
    private Goods.Item goods(Till till) {
        Scan.Found found = scan(till);
        Quantity units = quantityOf(found);
        if (found.unit() == SellingUnit.BOX) {
            units = units.times(
                    Objects.requireNonNullElse(found.product().quantity("units_per_box"), Quantity.ofWhole(1)));
        }
        return new Goods.Item(found.product().requiredText("id"), units, price, Fields.NONE);
    }
}
