package dev.tillstream.inventory.batch;

import dev.tillstream.contracts.Fields;
import org.jspecify.annotations.Nullable;

/** Which batch a line names, by its number or by the id of its record; both null where it names none (S1-36). */
public record BatchName(@Nullable String number, @Nullable String id) {
    public static final BatchName NONE = new BatchName(null, null);

    public static BatchName of(Fields line) {
        return new BatchName(line.text("batch_number"), line.text("batch_id"));
    }

    public boolean isNone() {
        return number == null && id == null;
    }
}
