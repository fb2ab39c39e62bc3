package dev.tillstream.gateway.route;

import org.jspecify.annotations.Nullable;

/** {@code ETag} and {@code If-None-Match}. */
public final class EntityTag {
    private EntityTag() {}

    /** @param known the header {@code If-None-Match}; null where there is none */
    public static boolean isKnown(String tag, @Nullable String known) {
        return known != null && (known.contains(tag) || known.trim().equals("*"));
    }
}
