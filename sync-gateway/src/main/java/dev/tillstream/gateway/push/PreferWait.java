package dev.tillstream.gateway.push;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header {@code Prefer: wait=S} (RFC 7240). What can't be read is no preference. */
public final class PreferWait {
    static final Duration MAX = Duration.ofSeconds(30);
    private static final String WAIT = "wait=";

    private PreferWait() {}

    /** At most 30 seconds; zero without the preference. */
    public static Duration of(@Nullable List<String> headers) {
        if (headers == null) {
            return Duration.ZERO;
        }
        return headers.stream()
                .flatMap(header -> List.of(header.split("[,;]")).stream())
                .map(preference -> preference.replace(" ", "").replace("\"", "").toLowerCase(Locale.ROOT))
                .filter(preference -> preference.startsWith(WAIT))
                .map(preference -> preference.substring(WAIT.length()))
                .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                .map(seconds -> Duration.ofSeconds(Math.min(MAX.toSeconds(), Long.parseLong(seconds))))
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
