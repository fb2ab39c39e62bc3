package dev.tillstream.contracts.pricing;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A record of the table {@code promotions}.
 *
 * @param productIds with {@code categoryIds}: what it is about; both empty for everything
 * @param minQuantity of what it is about, over the whole cart
 */
public record Promotion(
        String id,
        Validity validity,
        long priority,
        Set<String> productIds,
        Set<String> categoryIds,
        Quantity minQuantity,
        Terms terms) {

    public Promotion {
        productIds = Set.copyOf(productIds);
        categoryIds = Set.copyOf(categoryIds);
    }

    /** @throws IllegalArgumentException where a field is of another kind */
    public static Promotion of(Fields record) {
        return new Promotion(
                record.requiredText("id"),
                Validity.of(record),
                record.integerOrZero("priority"),
                Validity.texts(record, "product_ids"),
                Validity.texts(record, "category_ids"),
                Objects.requireNonNullElse(record.quantity("min_quantity"), Quantity.ZERO),
                Terms.of(record));
    }

    /** What it would give on what is free now. */
    List<Share> shares(List<OpenLine> lines) {
        List<OpenLine> meant = lines.stream().filter(this::isAbout).toList();
        long free = meant.stream().mapToLong(OpenLine::free).sum();
        return free < minQuantity.thousandths() ? List.of() : terms.shares(meant);
    }

    private boolean isAbout(OpenLine line) {
        boolean everything = productIds.isEmpty() && categoryIds.isEmpty();
        String category = line.categoryId();
        return line.free() > 0
                && (everything
                        || productIds.contains(line.productId())
                        || (category != null && categoryIds.contains(category)));
    }
}
