package dev.tillstream.inbox.merge;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a payload in the form in which they are read back from the database, so that equal values compare as
 * equal. What only servers set, and what is local to a till (S1-70), is left out.
 */
final class SentFields {
    /** Fields that are never empty: the record's id stands in (S1-39). */
    private static final Map<Table, String> ID_STANDS_IN = Map.of(Tables.PRODUCTS, "sku");

    private SentFields() {}

    /** @throws IllegalArgumentException that names a field of another kind, or a required one that would be cleared */
    static Fields of(Table table, String recordId, Fields payload) {
        Map<String, @Nullable Object> sent = new LinkedHashMap<>();
        for (String name : payload.names()) {
            if (Table.isSent(name)) {
                sent.put(name, valueOf(table, recordId, name, payload));
            }
        }
        return Fields.of(sent);
    }

    /** The fields of a new record. @throws IllegalArgumentException that names a required field that is missing */
    static Fields forCreation(Table table, String recordId, Fields sent) {
        table.fields().stream().filter(Field::isRequired).forEach(field -> requireValue(field, sent));
        Fields present = sent.only(name -> sent.value(name) != null);
        String standsIn = ID_STANDS_IN.get(table);
        return standsIn == null || present.has(standsIn) ? present : present.with(standsIn, recordId);
    }

    private static @Nullable Object valueOf(Table table, String recordId, String name, Fields payload) {
        if (payload.value(name) == null && name.equals(ID_STANDS_IN.get(table))) {
            return recordId;
        }
        Field field = table.field(name).orElse(null);
        if (field == null) {
            return payload.value(name);
        }
        if (field.isRequired()) {
            requireValue(field, payload);
        }
        return payload.value(name) == null ? null : typed(field, payload);
    }

    private static @Nullable Object typed(Field field, Fields payload) {
        String name = field.name();
        return switch (field.type()) {
            case ID, TEXT, CHOICE -> payload.requiredText(name);
            case MONEY -> payload.requiredInteger(name);
            case RATE, COUNT -> within32Bits(name, payload.requiredInteger(name));
            case QUANTITY -> payload.requiredQuantity(name).toDecimal();
            case FLAG -> payload.flag(name);
            case TIME -> Timestamps.format(Timestamps.parse(payload.requiredText(name)));
            case DATE -> LocalDate.parse(payload.requiredText(name)).toString();
            case JSON -> payload.value(name);
            case ROWS -> throw new IllegalArgumentException(name + " is no field of master data");
        };
    }

    private static int within32Bits(String name, long value) {
        if (value != (int) value) {
            throw new IllegalArgumentException(name + " must fit into 32 bits, but is " + value);
        }
        return (int) value;
    }

    private static void requireValue(Field field, Fields fields) {
        if (fields.value(field.name()) == null) {
            throw new IllegalArgumentException(field.name() + " is required");
        }
    }
}
