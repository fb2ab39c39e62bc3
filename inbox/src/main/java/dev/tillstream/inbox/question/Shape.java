package dev.tillstream.inbox.question;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of records.
 *
 * @param fields in the order in which a CSV has them; empty for all
 * @param withCount whether a page says how many records there are in all
 */
public record Shape(List<String> fields, boolean withCount) {
    static final Shape WHOLE = new Shape(List.of(), false);

    public Shape {
        fields = List.copyOf(fields);
    }

    /** @throws ReadProblem that names a field which the table hasn't got */
    static List<String> fields(Table table, @Nullable String names) {
        if (names == null) {
            return List.of();
        }
        List<String> fields = List.of(names.split(",", -1)).stream().distinct().toList();
        for (String name : fields) {
            if (!isTold(table, name)) {
                throw ReadProblem.invalid("fields: " + table + " has no field " + name);
            }
        }
        return fields;
    }

    private static boolean isTold(Table table, String name) {
        boolean isOwn = table.field(name).isPresent() && !Table.SECRETS.contains(name);
        return isOwn || (Table.META.contains(name) && !name.equals("organization_id"));
    }

    /** The record with these fields alone; its id always is. */
    public Fields of(Fields record) {
        return fields.isEmpty() ? record : record.only(name -> name.equals("id") || fields.contains(name));
    }
}
