package dev.tillstream.client.sale;

import dev.tillstream.client.store.RecordReader;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.pricing.CartLine;
import dev.tillstream.contracts.pricing.PriceList;
import dev.tillstream.contracts.pricing.PricedLine;
import dev.tillstream.contracts.pricing.Pricing;
import dev.tillstream.contracts.pricing.Promotion;
import dev.tillstream.contracts.table.Tables;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices a cart by the price lists and promotions that the till has pulled, so that every till of a branch asks the same
 * without a network (B-5). The rules are those of {@link Pricing}.
 */
public final class PriceBook {
    private final TillDatabase database;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param zone where the branch doesn't name its own */
    public PriceBook(TillDatabase database, InstantSource clock, ZoneId zone) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
    }

    /** The lines of a sale, with prices, discounts and what they come from. */
    public List<SaleItem> price(List<CartLine> cart) {
        Instant now = clock.instant();
        List<PricedLine> priced = database.read(sql -> price(sql, cart, now));
        List<SaleItem> items = new ArrayList<>(cart.size());
        for (int i = 0; i < cart.size(); i++) {
            items.add(SaleItem.of(cart.get(i), priced.get(i)));
        }
        return items;
    }

    /** What a variant costs by itself: the size's price before the colour's. */
    public CartLine.Variant variant(@Nullable String colorId, @Nullable String sizeId) {
        return database.read(sql -> {
            RecordReader reader = new RecordReader(sql);
            Long size = sizeId == null
                    ? null
                    : reader.find(Tables.PRODUCT_SIZES, sizeId)
                            .map(found -> found.integer("price"))
                            .orElse(null);
            Long color = colorId == null
                    ? null
                    : reader.find(Tables.PRODUCT_COLORS, colorId)
                            .map(found -> found.integer("price"))
                            .orElse(null);
            return new CartLine.Variant(colorId, sizeId, size == null ? color : size);
        });
    }

    private List<PricedLine> price(SqlSession sql, List<CartLine> cart, Instant now) {
        RecordReader reader = new RecordReader(sql);
        String branch = new SyncState(sql).get(StateKey.BRANCH_ID).orElse("");
        return Pricing.price(
                cart,
                reader.select(Tables.PRICE_LISTS, "").stream()
                        .map(PriceList::of)
                        .toList(),
                reader.select(Tables.PROMOTIONS, "").stream().map(Promotion::of).toList(),
                branch,
                now,
                zoneOf(reader, branch));
    }

    private ZoneId zoneOf(RecordReader reader, String branch) {
        return reader.find(Tables.BRANCHES, branch)
                .map(found -> found.text("timezone"))
                .map(ZoneId::of)
                .orElse(zone);
    }
}
