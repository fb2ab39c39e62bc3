package dev.tillstream.gateway.payload;

import dev.tillstream.contracts.table.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that an object may have, ready to be looked up by name while it is being read. */
public final class KnownFields {
    public static final KnownFields NONE = new KnownFields(List.of());

    private final Map<String, Known> byName = new HashMap<>();
    private final List<Known> required;

    /** @param rows the fields of the rows, for an array of rows */
    record Known(int index, Field field, @Nullable KnownFields rows) {}

    public KnownFields(List<Field> fields) {
        for (Field field : fields) {
            KnownFields rows =
                    field.rows() == null ? null : new KnownFields(field.rows().fields());
            byName.put(field.name(), new Known(byName.size(), field, rows));
        }
        required = byName.values().stream()
                .filter(known -> known.field().isRequired())
                .toList();
    }

    @Nullable
    Known find(String name) {
        return byName.get(name);
    }

    int size() {
        return byName.size();
    }

    List<Known> required() {
        return required;
    }
}
