package dev.tillstream.client.store;

import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is computed from whole tables, kept in memory until one of them changes: prices, settings. Changes are counted in
 * the file itself by triggers, in the transaction that makes them, so it is never older than what a transaction sees,
 * whichever program or thread wrote it. Thread-safe. Not to be asked by a transaction that itself writes into the tables.
 */
public final class Derived<T> {
    /** The tables that are counted. */
    static final List<Table> COUNTED =
            List.of(Tables.PRICE_LISTS, Tables.PROMOTIONS, Tables.BRANCHES, Tables.POS_SETTINGS);

    private final Function<SqlSession, T> computation;
    private final String changes;
    private @Nullable Computed<T> computed;

    private record Computed<T>(long changes, String branch, T value) {}

    /**
     * @param tables of {@link #COUNTED}, on which it depends beside the till's own branch
     * @throws IllegalArgumentException for a table that is not counted
     */
    public Derived(List<Table> tables, Function<SqlSession, T> computation) {
        if (!COUNTED.containsAll(tables)) {
            throw new IllegalArgumentException("not all of " + tables + " are counted: " + COUNTED);
        }
        this.computation = computation;
        this.changes = "SELECT sum(changes) FROM table_changes WHERE table_name IN ("
                + tables.stream().map(table -> "'" + table.name() + "'").collect(Collectors.joining(", ")) + ")";
    }

    /** As the transaction sees the tables. */
    public synchronized T get(SqlSession sql) {
        long now = sql.number(changes);
        String branch = new SyncState(sql).get(StateKey.BRANCH_ID).orElse("");
        Computed<T> known = computed;
        if (known == null || known.changes() != now || !known.branch().equals(branch)) {
            known = new Computed<>(now, branch, computation.apply(sql));
            computed = known;
        }
        return known.value();
    }
}
