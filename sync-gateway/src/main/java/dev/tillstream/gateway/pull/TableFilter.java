package dev.tillstream.gateway.pull;

import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.problem.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameter {@code tables}. */
public final class TableFilter {
    private TableFilter() {}

    /**
     * The tables in order, each once; empty for all of them.
     *
     * @throws Refusal invalid_operation for what is no table of the feed
     */
    public static List<String> of(@Nullable String tables) {
        if (tables == null || tables.isBlank()) {
            return List.of();
        }
        List<String> names = Stream.of(tables.split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        for (String name : names) {
            if (Tables.inFeed(name).isEmpty()) {
                throw Refusal.invalid("tables must be names of synced tables, but one is '" + shown(name) + "'");
            }
        }
        return names;
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
