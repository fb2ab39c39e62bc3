package dev.tillstream.orders.session;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import dev.tillstream.orders.order.Refusal;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.session.ShiftStore.Addition;
import dev.tillstream.orders.session.ShiftTotals.Line;
import dev.tillstream.orders.session.ShiftTotals.Sum;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shifts that a batch touches, and what its documents add to them. */
public final class Shifts {
    private final LockedRows<Key, Shift> shifts;
    private final Map<Key, ShiftTotals> totals;
    private final Map<Addition, Sum> additions = new LinkedHashMap<>();

    private Shifts(Map<Key, Shift> shifts, Map<Key, ShiftTotals> totals) {
        this.shifts = new LockedRows<>(shifts);
        this.totals = new HashMap<>(totals);
    }

    public static Shifts none() {
        return new Shifts(Map.of(), Map.of());
    }

    public static Uni<Shifts> lock(SqlConnection tx, Collection<Key> keys) {
        return ShiftStore.lock(tx, keys)
                .chain(shifts -> ShiftStore.totals(tx, keys).map(totals -> new Shifts(shifts, totals)));
    }

    public @Nullable Shift find(Key key) {
        return shifts.get(key);
    }

    public Optional<Refusal> refuseOpening(Key key, PushedOperation pushed) {
        Shift first = shifts.get(key);
        return first == null ? Optional.empty() : ShiftRules.refuseOpening(first, pushed);
    }

    /** Opens it; one that is open already stays as it is. */
    public Shift open(Key key, PushedOperation pushed, Instant now) {
        Shift first = shifts.get(key);
        return first != null ? first : keep(ShiftRules.opened(pushed, now));
    }

    public Optional<Refusal> refuseStep(Key key, PushedOperation pushed) {
        return ShiftRules.refuseStep(shifts.get(key), pushed);
    }

    public Shift moveCash(Key key, PushedOperation pushed, Instant now) {
        return keep(ShiftRules.cashMoved(shifts.require(key), pushed, now));
    }

    public Shift close(Key key, PushedOperation pushed, Instant now) {
        return keep(ShiftRules.closed(shifts.require(key), totalsOf(key), pushed, now));
    }

    /**
     * Counts a document's tenders in its shift, whatever the state of the shift.
     *
     * @param sessionId null for a document of no shift
     * @param sign 1, or -1 for a document that is taken away
     * @return the shift, where it is closed and so was amended
     */
    public List<Change> count(
            String organizationId,
            @Nullable String sessionId,
            List<Tender> tenders,
            int sign,
            PushedOperation by,
            Instant now) {
        if (sessionId == null || tenders.isEmpty()) {
            return List.of();
        }
        Key key = new Key(organizationId, sessionId);
        for (Tender tender : tenders) {
            Line line = ShiftTotals.lineOf(tender);
            Sum sum = ShiftTotals.sumOf(tender, sign);
            additions.merge(new Addition(key, line), sum, Sum::plus);
            totals.put(key, totalsOf(key).plus(line, sum));
        }
        Shift shift = shifts.get(key);
        return shift == null || !shift.isClosed()
                ? List.of()
                : List.of(
                        keep(ShiftRules.amended(shift, totalsOf(key), by, now)).toChange());
    }

    public Uni<Void> store(SqlConnection tx) {
        return ShiftStore.store(tx, shifts.changed()).chain(() -> ShiftStore.add(tx, additions));
    }

    private ShiftTotals totalsOf(Key key) {
        return totals.getOrDefault(key, ShiftTotals.NONE);
    }

    private Shift keep(Shift shift) {
        shifts.put(shift.record().key(), shift);
        return shift;
    }
}
