package dev.tillstream.till;

import dev.tillstream.client.Till;
import dev.tillstream.client.record.Goods;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.pricing.CartLine;
import dev.tillstream.contracts.pricing.SaleType;
import dev.tillstream.contracts.pricing.SellingUnit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product and how much of it, as it is written on the command line: {@code CODE[*QTY][@PRICE]}.
 *
 * @param code barcode, box barcode, sku or id
 * @param price minor units; null where it isn't said
 */
record Wanted(String code, Quantity quantity, @Nullable Long price) {
    static Wanted parse(String text) {
        int at = text.lastIndexOf('@');
        String goods = at < 0 ? text : text.substring(0, at);
        Long price = at < 0 ? null : (Long) Long.parseLong(text.substring(at + 1));
        int star = goods.lastIndexOf('*');
        return new Wanted(
                star < 0 ? goods : goods.substring(0, star),
                star < 0 ? Quantity.ofWhole(1) : Quantity.of(new BigDecimal(goods.substring(star + 1))),
                price);
    }

    static List<Goods.Item> goods(Till till, List<String> texts) {
        return texts.stream().map(text -> parse(text).goods(till)).toList();
    }

    /** A line of a cart: a box by its own barcode, a weight or a length where the product is sold so, else pieces. */
    CartLine cartLine(Till till, @Nullable String saleType) {
        Optional<Fields> boxed = till.products().byBoxCode(code);
        Fields product = boxed.orElseGet(() -> product(till));
        SellingUnit unit = boxed.isPresent() ? SellingUnit.BOX : unitOf(product);
        return new CartLine(product, quantity, unit, SaleType.ofWireName(saleType), CartLine.Variant.NONE);
    }

    Fields product(Till till) {
        return till.products()
                .byCode(code)
                .orElseThrow(() -> new IllegalArgumentException("no product has the code " + code
                        + "; 'till products' lists what this till knows, 'till sync' fetches what is new"));
    }

    private Goods.Item goods(Till till) {
        return new Goods.Item(product(till).requiredText("id"), quantity, price, Fields.NONE);
    }

    private static SellingUnit unitOf(Fields product) {
        if (product.flag("sell_by_weight") && product.integer("price_per_weight_unit") != null) {
            return SellingUnit.WEIGHT;
        }
        boolean byMeter = product.flag("sell_by_meter") && product.integer("price_per_meter") != null;
        return byMeter ? SellingUnit.METER : SellingUnit.PIECE;
    }
}
