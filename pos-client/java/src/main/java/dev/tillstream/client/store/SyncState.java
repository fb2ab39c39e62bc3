package dev.tillstream.client.store;

import dev.tillstream.contracts.Timestamps;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the till remembers of itself and of its place in the feed (S1-80). Each value is changed with what it describes. */
public final class SyncState {
    private static final int FIRST_EPOCH = 1;

    private final SqlSession sql;

    public SyncState(SqlSession sql) {
        this.sql = sql;
    }

    public Optional<String> get(StateKey key) {
        return value(key.name());
    }

    public Optional<Instant> time(StateKey key) {
        return get(key).map(Timestamps::parse);
    }

    /** Remembers the value; null forgets it. */
    public void set(StateKey key, @Nullable String value) {
        set(key.name(), value);
    }

    public int epoch() {
        return get(StateKey.EPOCH).map(Integer::valueOf).orElse(FIRST_EPOCH);
    }

    /** The highest {@code seq} given in this epoch; 0 before the first. */
    public long lastSeq() {
        return value("SEQ").map(Long::valueOf).orElse(0L);
    }

    /** The next {@code seq}: dense, because it is taken in the transaction that uses it (S2-22). */
    long nextSeq() {
        return next("SEQ");
    }

    /** The next number of a day's series, from 1, without gaps. */
    public long nextNumber(String series) {
        return next("NUMBER " + series);
    }

    /** Begins another life of the device: its counters start anew, in numbers that no earlier life has used. */
    public void beginEpoch(int epoch) {
        set(StateKey.EPOCH, Integer.toString(epoch));
        set("SEQ", null);
    }

    private long next(String name) {
        long next = value(name).map(Long::valueOf).orElse(0L) + 1;
        set(name, Long.toString(next));
        return next;
    }

    private Optional<String> value(String name) {
        return sql.first("SELECT value FROM sync_state WHERE key = ?", row -> row.getString(1), name);
    }

    private void set(String name, @Nullable String value) {
        if (value == null) {
            sql.execute("DELETE FROM sync_state WHERE key = ?", name);
        } else {
            sql.execute("INSERT OR REPLACE INTO sync_state (key, value) VALUES (?, ?)", name, value);
        }
    }
}
