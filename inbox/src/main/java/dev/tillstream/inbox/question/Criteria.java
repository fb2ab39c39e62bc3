package dev.tillstream.inbox.question;

import dev.tillstream.contracts.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a table are meant.
 *
 * @param filters all of them must hold; in the order of the names, so that the same question is the same SQL
 * @param search null where nothing is looked for
 */
public record Criteria(
        Table table, List<Filter> filters, @Nullable Search search, boolean withDeleted) {
    public Criteria {
        filters = List.copyOf(filters);
    }
}
