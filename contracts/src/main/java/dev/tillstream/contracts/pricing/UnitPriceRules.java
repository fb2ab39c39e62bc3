package dev.tillstream.contracts.pricing;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.Rounding;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The price of one unit before promotions; the rules are those of {@link Pricing}. Pure. */
final class UnitPriceRules {
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingLong(
                    (Candidate candidate) -> candidate.list().priority())
            .thenComparing(candidate -> candidate.entry().specificity())
            .thenComparing(candidate -> candidate.entry().minQuantity())
            .reversed()
            .thenComparing(candidate -> candidate.entry().price())
            .thenComparing(candidate -> candidate.list().id());

    private UnitPriceRules() {}

    /** What a unit costs, and where that stands; no list where it is the product's own price. */
    record UnitPrice(
            long price, SaleType saleType, @Nullable String priceListId) {}

    private record Candidate(PriceList list, PriceList.Entry entry) {}

    /** @param valid the lists that hold now and here */
    static UnitPrice of(CartLine line, List<PriceList> valid) {
        SaleType saleType = saleTypeOf(line);
        Optional<Candidate> listed = valid.stream()
                .filter(list -> list.saleType() == saleType)
                .flatMap(list -> list.entries().stream().map(entry -> new Candidate(list, entry)))
                .filter(candidate -> candidate.entry().fits(line))
                .min(BEST_FIRST);
        return listed.map(found -> new UnitPrice(
                        found.entry().price(), saleType, found.list().id()))
                .orElseGet(() -> new UnitPrice(ownPrice(line, saleType), saleType, null));
    }

    private static SaleType saleTypeOf(CartLine line) {
        SaleType asked = line.saleType();
        if (asked == SaleType.RETAIL) {
            return SaleType.RETAIL;
        }
        if (asked != SaleType.PARTIAL_WHOLESALE
                && isAllowed(line, "allow_wholesale", "min_wholesale_quantity", asked != null)) {
            return SaleType.WHOLESALE;
        }
        return isAllowed(line, "allow_partial_wholesale", "min_partial_wholesale_quantity", asked != null)
                ? SaleType.PARTIAL_WHOLESALE
                : SaleType.RETAIL;
    }

    /** Who didn't ask gets it only where the product names a quantity from which it holds. */
    private static boolean isAllowed(CartLine line, String allowed, String minimum, boolean asked) {
        Quantity least = Objects.requireNonNullElse(line.product().quantity(minimum), Quantity.ZERO);
        return line.product().flag(allowed)
                && (asked || least.thousandths() > 0)
                && baseUnits(line).compareTo(least) >= 0;
    }

    private static Quantity baseUnits(CartLine line) {
        return line.unit() == SellingUnit.BOX ? line.quantity().times(unitsPerBox(line.product())) : line.quantity();
    }

    private static Quantity unitsPerBox(Fields product) {
        return Objects.requireNonNullElse(product.quantity("units_per_box"), Quantity.ofWhole(1));
    }

    private static long ownPrice(CartLine line, SaleType saleType) {
        Fields product = line.product();
        return switch (line.unit()) {
            case PIECE -> piecePrice(line, saleType);
            case WEIGHT -> firstOf(product, "price_per_weight_unit", "price");
            case METER -> firstOf(product, "price_per_meter", "price");
            case BOX -> {
                Long box = product.integer("box_price");
                yield box != null
                        ? box
                        : Rounding.halfUp(
                                Math.multiplyExact(
                                        piecePrice(line, saleType),
                                        unitsPerBox(product).thousandths()),
                                1000);
            }
        };
    }

    private static long piecePrice(CartLine line, SaleType saleType) {
        Fields product = line.product();
        return switch (saleType) {
            case WHOLESALE -> firstOf(product, "wholesale_price", "price");
            case PARTIAL_WHOLESALE -> firstOf(product, "partial_wholesale_price", "price");
            case RETAIL -> {
                Long variant = line.variant().price();
                yield product.flag("use_variant_prices") && variant != null ? variant : product.integerOrZero("price");
            }
        };
    }

    private static long firstOf(Fields product, String name, String otherwise) {
        Long price = product.integer(name);
        return price == null ? product.integerOrZero(otherwise) : price;
    }
}
