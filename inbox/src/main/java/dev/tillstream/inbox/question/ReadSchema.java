package dev.tillstream.inbox.question;

import java.util.Map;
import java.util.Set;

/**
 * What the service's schema holds, as Postgres says.
 *
 * @param columns by table
 * @param required by table, the columns that are never null
 */
public record ReadSchema(Map<String, Set<String>> columns, Map<String, Set<String>> required) {

    /** Whether this service keeps the table. */
    public boolean has(String table) {
        return columns.containsKey(table);
    }

    public boolean has(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column);
    }

    boolean mayBeNull(String table, String column) {
        return !required.getOrDefault(table, Set.of()).contains(column);
    }
}
