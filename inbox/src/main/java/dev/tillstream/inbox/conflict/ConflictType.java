package dev.tillstream.inbox.conflict;

import java.util.Locale;

/** S2-4. */
public enum ConflictType {
    DUPLICATE,
    DATA_MISMATCH,
    CONSTRAINT_VIOLATION;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
