package dev.tillstream.inbox.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code insert … select … from unnest(arrays)}: many rows in one statement of one fixed text, so that Postgres prepares
 * it once. Measured as the fastest way short of COPY (docs/adr).
 *
 * @param <R> what a row is made from
 */
public final class BulkInsert<R> {
    private final List<Column<R>> columns;
    private final String sql;

    private BulkInsert(String table, List<Column<R>> columns, String onConflict) {
        this.columns = List.copyOf(columns);
        this.sql = "insert into " + table + " ("
                + this.columns.stream().map(Column::quotedName).collect(Collectors.joining(", "))
                + ") select " + indexed(i -> this.columns.get(i).type().expression("c" + i))
                + " from unnest("
                + indexed(i -> "$" + (i + 1) + "::" + this.columns.get(i).type().elementType() + "[]")
                + ") as row (" + indexed(i -> "c" + i) + ")"
                + (onConflict.isEmpty() ? "" : " on conflict " + onConflict);
    }

    public static <R> Builder<R> into(String table) {
        return new Builder<>(table);
    }

    /** Inserts the rows; none costs no statement. */
    public Uni<Void> execute(SqlConnection tx, List<R> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Object[] arrays = columns.stream().map(column -> column.valuesOf(rows)).toArray();
        return tx.preparedQuery(sql).execute(Tuple.from(arrays)).replaceWithVoid();
    }

    private String indexed(Function<Integer, String> text) {
        return IntStream.range(0, columns.size()).boxed().map(text).collect(Collectors.joining(", "));
    }

    record Column<R>(String name, ColumnType type, Function<R, @Nullable Object> value) {
        String quotedName() {
            return '"' + name + '"';
        }

        Object[] valuesOf(List<R> rows) {
            Object[] values = type.newArray(rows.size());
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            return values;
        }
    }

    /** Names are constants of the code and of the table definitions, never input. */
    public static final class Builder<R> {
        private final String table;
        private final List<Column<R>> columns = new ArrayList<>();

        private Builder(String table) {
            this.table = table;
        }

        public Builder<R> column(String name, ColumnType type, Function<R, @Nullable Object> value) {
            columns.add(new Column<>(name, type, value));
            return this;
        }

        /** The same columns, of rows that are made from something else. */
        public <S> Builder<S> of(Function<S, R> row) {
            Builder<S> other = new Builder<>(table);
            columns.forEach(column -> other.column(column.name(), column.type(), row.andThen(column.value())));
            return other;
        }

        /** A row that exists already is an error: rolls the transaction back. */
        public BulkInsert<R> build() {
            return new BulkInsert<>(table, columns, "");
        }

        /** A row that exists already stays as it is. */
        public BulkInsert<R> keepingExisting() {
            return new BulkInsert<>(table, columns, "do nothing");
        }

        /** A row that exists already is replaced, but for its key and the time of its creation. */
        public BulkInsert<R> replacing(List<String> key) {
            String updates = columns.stream()
                    .map(Column::name)
                    .filter(name -> !key.contains(name) && !name.equals("created_at"))
                    .map(name -> '"' + name + "\" = excluded.\"" + name + '"')
                    .collect(Collectors.joining(", "));
            return new BulkInsert<>(table, columns, "(" + String.join(", ", key) + ") do update set " + updates);
        }
    }
}
