package dev.tillstream.inventory.loss;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inventory.booking.Booking;
import dev.tillstream.inventory.booking.Books;
import dev.tillstream.inventory.booking.Desk;
import dev.tillstream.inventory.booking.Disputes;
import dev.tillstream.inventory.booking.Goods;
import dev.tillstream.inventory.document.Document;
import dev.tillstream.inventory.document.DocumentStore;
import dev.tillstream.inventory.document.Documents;
import dev.tillstream.inventory.document.LineRules;
import dev.tillstream.inventory.stock.Movement;
import dev.tillstream.inventory.stock.MovementType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Books losses (S1-12): a fact, whatever the books say was there. */
public final class LossDesk implements Desk {
    static final DocumentStore LOSSES = DocumentStore.of(Tables.LOSSES, Tables.LOSS_ITEMS, "loss_id");
    private static final String CREATE = "losses.create";

    private final Documents losses;

    private LossDesk(Documents losses) {
        this.losses = losses;
    }

    public static Uni<LossDesk> load(SqlConnection tx, List<PushedOperation> operations) {
        return LOSSES.load(tx, operations).map(LossDesk::new);
    }

    @Override
    public boolean takes(PushedOperation pushed) {
        return pushed.operation().type().equals(CREATE);
    }

    @Override
    public Booking book(PushedOperation pushed, Books books) {
        Optional<Booking> standing = Disputes.standing(pushed, losses, books);
        return standing.isPresent() ? standing.get() : create(pushed, books);
    }

    @Override
    public Uni<Void> store(SqlConnection tx) {
        return losses.store(tx);
    }

    private Booking create(PushedOperation pushed, Books books) {
        Goods goods = Goods.ofRecord(pushed, MovementType.LOSS);
        List<Fields> lines = LineRules.of(pushed, "loss_id").stream()
                .map(line -> LossRules.priced(line, books.costs().average(goods.productOf(line))))
                .toList();
        Document loss = losses.create(pushed, books.now(), LossRules.loss(losses.sent(pushed), lines));
        List<Movement> movements = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            Fields line = lines.get(number);
            movements.addAll(
                    goods.out(number, line, line.requiredQuantity("quantity"), line.integer("unit_cost"), books));
        }
        return Disputes.applied(pushed, losses, loss, Disputes.Effects.of(movements, books.tell()), books);
    }
}
