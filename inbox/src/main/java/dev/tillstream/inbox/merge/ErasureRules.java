package dev.tillstream.inbox.merge;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.store.StoredRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left of a person's record when it is erased (B-19): that there was one, and nothing of what it said. */
public final class ErasureRules {
    private ErasureRules() {}

    /** A tombstone of the next version, that no later change revives; an erased record stays as it is. */
    public static MasterRecord erase(Table table, MasterRecord current, PushedOperation pushed, Instant now) {
        if (current.isErased()) {
            return current;
        }
        StoredRecord deleted = current.stored().deleted(pushed, now);
        StoredRecord emptied = new StoredRecord(deleted.key(), deleted.meta(), placeholders(table));
        FieldStamp mine = FieldStamp.of(pushed, emptied.version());
        return new MasterRecord(
                emptied, FieldStamps.NONE.with(Map.of(FieldStamps.DELETION, mine, FieldStamps.ERASURE, mine)));
    }

    /** Columns that can't be empty get an empty text: personal records require no others. */
    private static Fields placeholders(Table table) {
        Map<String, @Nullable Object> placeholders = new LinkedHashMap<>();
        table.columns().filter(Field::isRequired).forEach(field -> {
            if (field.type() != FieldType.TEXT) {
                throw new IllegalArgumentException(table + " can't be erased: " + field.name() + " can't be empty");
            }
            placeholders.put(field.name(), "");
        });
        return Fields.of(placeholders);
    }
}
