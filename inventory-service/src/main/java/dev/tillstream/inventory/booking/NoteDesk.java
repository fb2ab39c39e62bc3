package dev.tillstream.inventory.booking;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.Effects;
import dev.tillstream.inbox.conflict.Conflicts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Takes the decisions that are only noted: about records of which nothing can be booked otherwise. */
public final class NoteDesk implements Desk {
    @Override
    public boolean takes(PushedOperation pushed) {
        return Conflicts.isResolution(pushed);
    }

    @Override
    public Booking book(PushedOperation pushed, Books books) {
        return Settlements.settle(pushed, books, (resolution, movements) -> Effects.NONE);
    }

    @Override
    public Uni<Void> store(SqlConnection tx) {
        return Uni.createFrom().voidItem();
    }
}
