package dev.tillstream.inbox.conflict;

import java.util.Arrays;
import java.util.Locale;

/** How a conflict is settled (S2-4, PROTOCOL §5). */
public enum Strategy {
    KEEP_SERVER,
    KEEP_LOCAL,
    MERGE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The strategy of that name, or {@link IllegalArgumentException} that names it. */
    public static Strategy ofWireName(String name) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "strategy must be keep_server, keep_local or merge, but is " + name));
    }
}
