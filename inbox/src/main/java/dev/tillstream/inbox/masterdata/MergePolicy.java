package dev.tillstream.inbox.masterdata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens to a change that was made without knowing of another one (S0-14). */
public enum MergePolicy {
    /** Field by field; what loses is kept in a conflict for people. */
    MERGE,
    /** Field by field; what loses is lost, apart from the audit trail. */
    LAST_WRITE_WINS,
    /** A change of a record that somebody else changed since is refused: {@code stale_version}. */
    REJECT_STALE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MergePolicy> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(policy -> policy.wireName().equals(name))
                .findFirst();
    }
}
