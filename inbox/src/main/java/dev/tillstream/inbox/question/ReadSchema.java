package dev.tillstream.inbox.read;

import java.util.Map;
import java.util.Set;

/**
 * What the service's schema holds, as Postgres says.
 *
 * @param columns by table
 * @param required by table, the columns that are never null
 */
record ReadSchema(Map<String, Set<String>> columns, Map<String, Set<String>> required) {

    boolean has(String table) {
        return columns.containsKey(table);
    }

    boolean has(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column);
    }

    boolean mayBeNull(String table, String column) {
        return !required.getOrDefault(table, Set.of()).contains(column);
    }
}
