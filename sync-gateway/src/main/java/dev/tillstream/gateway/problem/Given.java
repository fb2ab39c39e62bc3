package dev.tillstream.gateway.problem;

import org.jspecify.annotations.Nullable;

/** What a request has to bring. */
public final class Given {
    private Given() {}

    /** @throws Refusal invalid_json where there was none, or {@code null} */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw Refusal.invalidJson("The body must be a JSON object.");
        }
        return body;
    }
}
