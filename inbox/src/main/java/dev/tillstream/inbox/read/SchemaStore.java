package dev.tillstream.inbox.read;

import dev.tillstream.inbox.question.ReadSchema;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What tables and columns there are: asked once, migrations run before the service does. */
@ApplicationScoped
class SchemaStore {
    private static final String COLUMNS = """
            select c.relname as table_name, a.attname as column_name, a.attnotnull as is_required
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace""";

    private final Pool pool;
    private volatile @Nullable ReadSchema known;

    SchemaStore(@ReactiveDataSource("reading") Pool pool) {
        this.pool = pool;
    }

    Uni<ReadSchema> get() {
        ReadSchema schema = known;
        if (schema != null) {
            return Uni.createFrom().item(schema);
        }
        return pool.query(COLUMNS).execute().map(SchemaStore::read).invoke(read -> known = read);
    }

    private static ReadSchema read(RowSet<Row> rows) {
        Map<String, Set<String>> columns = new HashMap<>();
        Map<String, Set<String>> required = new HashMap<>();
        for (Row row : rows) {
            String table = row.getString("table_name");
            String column = row.getString("column_name");
            columns.computeIfAbsent(table, any -> new HashSet<>()).add(column);
            if (row.getBoolean("is_required")) {
                required.computeIfAbsent(table, any -> new HashSet<>()).add(column);
            }
        }
        return new ReadSchema(columns, required);
    }
}
