package dev.tillstream.client.record;

import dev.tillstream.client.store.OperationLog.Happening;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.contracts.Fields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shift that is open at this till, and who works in it. */
public final class CurrentShift {
    private final SyncState state;

    public CurrentShift(SqlSession sql) {
        this.state = new SyncState(sql);
    }

    public Optional<String> id() {
        return state.get(StateKey.SHIFT_ID);
    }

    /** Who works in it. */
    public Optional<String> employee() {
        return state.get(StateKey.EMPLOYEE_ID);
    }

    /** A shift that opens here is the current one until it is closed. */
    void follow(Happening happening) {
        if (happening.type().equals("staff_work_sessions.open")) {
            set(happening.id(), happening.payload().text("employee_id"));
        } else if (happening.type().equals("staff_work_sessions.close")
                && id().filter(happening.id()::equals).isPresent()) {
            set(null, null);
        }
    }

    private void set(@Nullable String shiftId, @Nullable String employeeId) {
        state.set(StateKey.SHIFT_ID, shiftId);
        state.set(StateKey.EMPLOYEE_ID, employeeId);
    }

    /** Marks what happens now with shift and employee, unless it says so itself (B-1, R-8). */
    public Fields stamp(Fields payload) {
        Fields stamped = payload;
        if (!payload.has("staff_work_session_id") && id().isPresent()) {
            stamped = stamped.with("staff_work_session_id", id().get());
        }
        return payload.has("employee_id") || employee().isEmpty()
                ? stamped
                : stamped.with("employee_id", employee().get());
    }
}
