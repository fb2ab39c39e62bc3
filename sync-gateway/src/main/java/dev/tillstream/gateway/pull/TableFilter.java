package dev.tillstream.gateway.pull;

import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.problem.Refusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameter {@code tables}. */
public final class TableFilter {
    private static final Set<String> SECRET = Tables.IN_FEED.stream()
            .filter(table -> table.fields().stream().map(Field::name).anyMatch(Table.SECRETS::contains))
            .map(Table::name)
            .collect(Collectors.toUnmodifiableSet());

    private static final List<String> OPEN = Tables.IN_FEED.stream()
            .map(Table::name)
            .filter(name -> !SECRET.contains(name))
            .sorted()
            .toList();

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

    /**
     * The tables, without those that hold secrets for who is neither a till nor looks after the staff.
     *
     * @throws Refusal not_allowed where such a table is asked for by its name
     */
    public static List<String> seenBy(Caller caller, List<String> tables) {
        if (!caller.isStaff() || caller.role() == Role.OWNER || caller.role() == Role.MANAGER) {
            return tables;
        }
        if (tables.stream().anyMatch(SECRET::contains)) {
            throw Refusal.notAllowed("tables must be without " + String.join(", ", SECRET) + ".");
        }
        return tables.isEmpty() ? OPEN : tables;
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
