package dev.tillstream.gateway.fullsync;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a proposed operation amounts to.
 *
 * @param message why it is left out; null for what is missing
 */
record Verdict(Kind kind, @Nullable String message) {
    enum Kind {
        /** The servers don't have it, and it may come in once a person agrees. */
        MISSING,
        /** The servers have it: nothing is to be done. */
        KNOWN,
        /** It can't come in this way. */
        EXCLUDED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Verdict missing() {
        return new Verdict(Kind.MISSING, null);
    }

    static Verdict known(String message) {
        return new Verdict(Kind.KNOWN, message);
    }

    static Verdict excluded(String message) {
        return new Verdict(Kind.EXCLUDED, message);
    }
}
