package dev.tillstream.inventory.booking;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.Effects;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inventory.document.SettlementRules;
import dev.tillstream.inventory.stock.Movement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Decisions of people about stock (PROTOCOL §5): the first stands and is carried out, once. */
public final class Settlements {
    private Settlements() {}

    /** Whether it decides about a record of the table. */
    public static boolean isAbout(PushedOperation pushed, Table table) {
        return Conflicts.isResolution(pushed) && Resolution.tableOf(pushed).equals(table.name());
    }

    /**
     * @param carryOut what the decision does to the record, where it isn't about a duplicate: that one is not booked,
     *     whatever is decided; takes the list that its movements go to
     */
    public static Booking settle(
            PushedOperation pushed, Books books, BiFunction<Resolution, List<Movement>, Effects> carryOut) {
        List<Movement> movements = new ArrayList<>();
        Decision decision = books.conflicts().resolve(pushed, books.now(), resolution -> {
            check(resolution, pushed);
            return isDuplicate(resolution) ? Effects.NONE : carryOut.apply(resolution, movements);
        });
        return Booking.of(decision, movements);
    }

    private static boolean isDuplicate(Resolution resolution) {
        return SettlementRules.typeOf(resolution.conflict()) == ConflictType.DUPLICATE;
    }

    private static void check(Resolution resolution, PushedOperation pushed) {
        if (!resolution.table().equals(Resolution.tableOf(pushed))
                || !resolution.recordId().equals(Resolution.recordId(pushed))) {
            throw new IllegalArgumentException(
                    "the conflict is about " + resolution.table() + " " + resolution.recordId());
        }
        if (resolution.strategy() == Strategy.MERGE) {
            throw new IllegalArgumentException("what happened to goods can't be merged");
        }
        if (isDuplicate(resolution) && resolution.strategy() == Strategy.KEEP_LOCAL) {
            throw new IllegalArgumentException(
                    "what is booked stays booked: send the other one under an id of its own");
        }
    }
}
