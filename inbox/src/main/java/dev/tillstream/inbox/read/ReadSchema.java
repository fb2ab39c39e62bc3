package dev.tillstream.inbox.read;

import java.util.Map;
import java.util.Set;

/**
 * What the service's schema holds, as Postgres says.
 *
 * @param columns by table
 * @param indexed by table, the columns by which an index orders the records of an organization
 */
record ReadSchema(Map<String, Set<String>> columns, Map<String, Set<String>> indexed) {

    boolean has(String table) {
        return columns.containsKey(table);
    }

    boolean has(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column);
    }

    boolean isIndexed(String table, String column) {
        return indexed.getOrDefault(table, Set.of()).contains(column);
    }
}
