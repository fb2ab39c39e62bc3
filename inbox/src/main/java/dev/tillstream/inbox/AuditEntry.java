package dev.tillstream.inbox;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.store.StoredRecord;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operation did to a record (B-13); who, when and from which device is the operation's.
 *
 * @param before the fields that changed as they were; null for a record that was created, or whose values were erased
 * @param after the same fields as they are; null for a record that was deleted
 */
public record AuditEntry(
        Table table,
        String recordId,
        @Nullable Fields before,
        @Nullable Fields after) {

    /** In place of the value of a secret, whose change alone is told. */
    private static final String CONCEALED = "***";

    /** What is different between two versions of a record; a deleted version counts as none. */
    public static AuditEntry of(Table table, @Nullable StoredRecord before, StoredRecord after) {
        Fields old = before == null || before.isDeleted() ? null : before.fields();
        Fields current = after.isDeleted() ? null : after.fields();
        Set<String> changed =
                changed(Objects.requireNonNullElse(old, Fields.NONE), Objects.requireNonNullElse(current, Fields.NONE));
        return new AuditEntry(table, after.id(), shown(old, changed), shown(current, changed));
    }

    /** That a record was changed, without the values. */
    public static AuditEntry withoutValues(Table table, String recordId) {
        return new AuditEntry(table, recordId, null, null);
    }

    private static Set<String> changed(Fields before, Fields after) {
        Set<String> names = new LinkedHashSet<>(before.names());
        names.addAll(after.names());
        names.removeIf(name -> Objects.equals(before.value(name), after.value(name)));
        return names;
    }

    private static @Nullable Fields shown(@Nullable Fields fields, Set<String> changed) {
        if (fields == null) {
            return null;
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (String name : changed) {
            Object value = fields.value(name);
            shown.put(name, value != null && Table.SECRETS.contains(name) ? CONCEALED : value);
        }
        return Fields.of(shown);
    }
}
