package dev.tillstream.client.catalog;

import dev.tillstream.client.store.RecordReader;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.pricing.CartLine;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The colours and sizes that a product comes in (S1-33, S1-45). */
public final class Variants {
    private final TillDatabase database;

    public Variants(TillDatabase database) {
        this.database = database;
    }

    /**
     * A colour and a size, or one of them, or neither.
     *
     * @param choice what the price rules are asked about: the size's price before the colour's
     * @param names the fields of an order's line that say it in words
     */
    public record Variant(CartLine.Variant choice, Fields names) {
        public static final Variant NONE = new Variant(CartLine.Variant.NONE, Fields.NONE);
    }

    /**
     * The variant of a product.
     *
     * @param color id or name; null for the one that the size is of, if any
     * @param size id or name; of the colour's own sizes and those that all colours share
     * @throws IllegalArgumentException where the product doesn't come in it, naming what it comes in
     */
    public Variant find(Fields product, @Nullable String color, @Nullable String size) {
        if (color == null && size == null) {
            return Variant.NONE;
        }
        return database.read(sql -> {
            Fields chosenColor = color == null ? null : pick(of(sql, product, Tables.PRODUCT_COLORS), product, color);
            Fields chosenSize = size == null ? null : pick(sizes(sql, product, chosenColor), product, size);
            Fields known = chosenColor == null && chosenSize != null ? colorOf(sql, chosenSize) : chosenColor;
            return variant(known, chosenSize);
        });
    }

    private static List<Fields> of(SqlSession sql, Fields product, Table table) {
        return new RecordReader(sql)
                .select(table, "WHERE product_id = ? ORDER BY sort_order, id", product.requiredText("id"));
    }

    private static List<Fields> sizes(SqlSession sql, Fields product, @Nullable Fields color) {
        return of(sql, product, Tables.PRODUCT_SIZES).stream()
                .filter(size -> color == null
                        || size.text("color_id") == null
                        || Objects.equals(size.text("color_id"), color.text("id")))
                .toList();
    }

    private static @Nullable Fields colorOf(SqlSession sql, Fields size) {
        String id = size.text("color_id");
        return id == null
                ? null
                : new RecordReader(sql).find(Tables.PRODUCT_COLORS, id).orElse(null);
    }

    private static Fields pick(List<Fields> offered, Fields product, String wanted) {
        Optional<Fields> byId = offered.stream()
                .filter(variant -> wanted.equals(variant.text("id")))
                .findFirst();
        return byId.or(() -> offered.stream()
                        .filter(variant -> wanted.equalsIgnoreCase(variant.text("name")))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException(product.text("name") + " doesn't come in '" + wanted
                        + "', but in: "
                        + offered.stream().map(variant -> variant.text("name")).collect(Collectors.joining(", "))));
    }

    private static Variant variant(@Nullable Fields color, @Nullable Fields size) {
        String colorName = color == null ? null : color.text("name");
        String sizeName = size == null ? null : size.text("name");
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        names.put("color_name", colorName);
        names.put("size_name", sizeName);
        names.put(
                "variant_display_name",
                Stream.of(Optional.ofNullable(colorName), Optional.ofNullable(sizeName))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" / ")));
        names.values().removeIf(Objects::isNull);
        Long own = size == null ? null : size.integer("price");
        Long price = own == null && color != null ? color.integer("price") : own;
        return new Variant(
                new CartLine.Variant(
                        color == null ? null : color.text("id"), size == null ? null : size.text("id"), price),
                Fields.of(names));
    }
}
