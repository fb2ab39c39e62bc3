package dev.tillstream.client.sale;

import dev.tillstream.client.store.Derived;
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
import java.util.Iterator;
import java.util.List;

/**
 * Prices a cart by the price lists and promotions that the till has pulled, so that every till of a branch asks the same
 * without a network (B-5). The rules are those of {@link Pricing}. Lists are read again only when they changed.
 */
public final class PriceBook {
    private final TillDatabase database;
    private final InstantSource clock;
    private final Derived<Offers> offers;

    private record Offers(List<PriceList> lists, List<Promotion> promotions, String branch, ZoneId zone) {}

    /** @param zone where the branch doesn't name its own */
    public PriceBook(TillDatabase database, InstantSource clock, ZoneId zone) {
        this.database = database;
        this.clock = clock;
        this.offers =
                new Derived<>(List.of(Tables.PRICE_LISTS, Tables.PROMOTIONS, Tables.BRANCHES), sql -> read(sql, zone));
    }

    /** The lines of a sale, with prices, discounts and what they come from. */
    public List<SaleItem> price(List<CartLine> cart) {
        Instant now = clock.instant();
        Offers valid = database.read(offers::get);
        List<PricedLine> priced =
                Pricing.price(cart, valid.lists(), valid.promotions(), valid.branch(), now, valid.zone());
        List<SaleItem> items = new ArrayList<>(cart.size());
        for (int i = 0; i < cart.size(); i++) {
            items.add(SaleItem.of(cart.get(i), priced.get(i)));
        }
        return items;
    }

    /** The same for what customers bring: a price that a scale printed stands, and all others are found together (B-14). */
    public List<SaleItem> priceAll(List<Choice> choices) {
        Iterator<SaleItem> priced = price(choices.stream()
                        .filter(choice -> choice.printed().isEmpty())
                        .map(Choice::line)
                        .toList())
                .iterator();
        List<SaleItem> items = new ArrayList<>(choices.size());
        for (Choice choice : choices) {
            SaleItem item = choice.printed().isEmpty()
                    ? priced.next()
                    : SaleItem.printed(choice.line().product(), choice.printed());
            items.add(item.with(choice.variantNames()));
        }
        return items;
    }

    private static Offers read(SqlSession sql, ZoneId otherwise) {
        RecordReader reader = new RecordReader(sql);
        String branch = new SyncState(sql).get(StateKey.BRANCH_ID).orElse("");
        ZoneId zone = reader.find(Tables.BRANCHES, branch)
                .map(found -> found.text("timezone"))
                .map(ZoneId::of)
                .orElse(otherwise);
        return new Offers(
                reader.select(Tables.PRICE_LISTS, "").stream()
                        .map(PriceList::of)
                        .toList(),
                reader.select(Tables.PROMOTIONS, "").stream().map(Promotion::of).toList(),
                branch,
                zone);
    }
}
