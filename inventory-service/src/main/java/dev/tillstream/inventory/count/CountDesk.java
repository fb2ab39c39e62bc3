package dev.tillstream.inventory.count;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Desk;
import dev.tillstream.inventory.booking.Disputes;
import dev.tillstream.inventory.document.DocumentStore;
import dev.tillstream.inventory.document.Documents;
import dev.tillstream.inventory.document.LineRules;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.StockChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes counts. What a count books depends on the level, so it is only opened here, which locks the level, and booked by
 * {@link CountBook} then.
 */
public final class CountDesk implements Desk {
    private static final DocumentStore COUNTS =
            DocumentStore.of(Tables.STOCK_COUNTS, Tables.STOCK_COUNT_ITEMS, "count_id");
    private static final String CREATE = "stock_counts.create";

    private final Documents counts;
    private final List<Counting> opened = new ArrayList<>();

    private CountDesk(Documents counts) {
        this.counts = counts;
    }

    public static Uni<CountDesk> load(SqlConnection tx, List<PushedOperation> operations) {
        return COUNTS.load(tx, operations).map(CountDesk::new);
    }

    @Override
    public boolean takes(PushedOperation pushed) {
        return pushed.operation().type().equals(CREATE);
    }

    /** Answers a count that exists; another one is opened, and its levels are told as they stand until it is booked. */
    @Override
    public Booking book(PushedOperation pushed, Books books) {
        Optional<Booking> standing = Disputes.standing(pushed, counts, books);
        if (standing.isPresent()) {
            return standing.get();
        }
        Counting counting = Counting.of(pushed, LineRules.of(pushed, "count_id"));
        Fields fields = counts.sent(pushed).with("items", counting.lines());
        counts.create(pushed, books.now(), fields);
        opened.add(counting);
        List<StockChange> touched =
                counting.levels().stream().map(StockChange::none).toList();
        return Booking.following(List.of(), touched, List.of());
    }

    @Override
    public Uni<Void> store(SqlConnection tx) {
        return counts.store(tx);
    }

    List<Counting> opened() {
        return opened;
    }

    List<Counting> takeOpened() {
        List<Counting> taken = List.copyOf(opened);
        opened.clear();
        return taken;
    }

    Documents documents() {
        return counts;
    }

    static List<LevelKey> levelsOf(List<Counting> countings) {
        return countings.stream()
                .flatMap(counting -> counting.levels().stream())
                .toList();
    }
}
