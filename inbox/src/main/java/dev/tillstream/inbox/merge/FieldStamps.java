package dev.tillstream.inbox.merge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last change of each field of a record, and of its deletion. Immutable. A field that nobody ever sent, such as a
 * default, has none: any change is later.
 */
public record FieldStamps(Map<String, FieldStamp> byField) {
    /** The name under which the deletion is kept: no field can have it, since only servers set it. */
    static final String DELETION = "deleted_at";

    /** The name under which an erasure is kept: nobody can send it, names that begin so are local (S1-70). */
    static final String ERASURE = "_erased";

    public static final FieldStamps NONE = new FieldStamps(Map.of());

    public FieldStamps {
        byField = Collections.unmodifiableMap(new LinkedHashMap<>(byField));
    }

    @Nullable
    FieldStamp of(String field) {
        return byField.get(field);
    }

    Optional<FieldStamp> deletion() {
        return Optional.ofNullable(byField.get(DELETION));
    }

    FieldStamps with(String field, FieldStamp stamp) {
        return with(Map.of(field, stamp));
    }

    FieldStamps with(Map<String, FieldStamp> newer) {
        Map<String, FieldStamp> all = new LinkedHashMap<>(byField);
        all.putAll(newer);
        return new FieldStamps(all);
    }

    FieldStamps withoutDeletion() {
        Map<String, FieldStamp> all = new LinkedHashMap<>(byField);
        all.remove(DELETION);
        return new FieldStamps(all);
    }
}
