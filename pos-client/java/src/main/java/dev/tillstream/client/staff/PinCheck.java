package dev.tillstream.client.staff;

import dev.tillstream.client.store.RecordReader;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Checks a person's PIN against what the till has pulled, without a network (S3-7, B-9). Five wrong PINs in a row lock the
 * till's log-in for a while, over restarts too: a PIN is short enough to be tried out.
 */
public final class PinCheck {
    private static final int MAX_FAILURES = 5;
    private static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private final TillDatabase database;
    private final InstantSource clock;

    public PinCheck(TillDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The person's record, if the PIN is theirs, they are active and may work at this branch.
     *
     * @throws IllegalStateException while the log-in is locked
     */
    public Optional<Fields> check(String staffId, String pin) {
        Instant now = clock.instant();
        requireUnlocked(now);
        Optional<Fields> person = database.read(sql -> {
            String branch = new SyncState(sql).get(StateKey.BRANCH_ID).orElse("");
            return new RecordReader(sql).find(Tables.STAFF, staffId).filter(found -> StaffRules.mayWork(found, branch));
        });
        boolean right = person.map(found -> found.text("pin_hash"))
                .filter(hash -> Pin.matches(pin, hash))
                .isPresent();
        remember(right, now);
        return right ? person : Optional.empty();
    }

    private void requireUnlocked(Instant now) {
        Optional<Instant> until = database.read(sql -> new SyncState(sql).time(StateKey.PIN_LOCKED_UNTIL));
        if (until.filter(now::isBefore).isPresent()) {
            throw new IllegalStateException("too many wrong PINs: locked until " + Timestamps.format(until.get()));
        }
    }

    private void remember(boolean right, Instant now) {
        database.write(sql -> {
            SyncState state = new SyncState(sql);
            int failures = right
                    ? 0
                    : state.get(StateKey.PIN_FAILURES).map(Integer::parseInt).orElse(0) + 1;
            boolean locks = failures >= MAX_FAILURES;
            state.set(StateKey.PIN_FAILURES, Integer.toString(locks ? 0 : failures));
            state.set(StateKey.PIN_LOCKED_UNTIL, locks ? Timestamps.format(now.plus(LOCKED_FOR)) : null);
            return failures;
        });
    }
}
