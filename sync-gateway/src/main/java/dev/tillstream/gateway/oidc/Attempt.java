package dev.tillstream.gateway.oidc;

import dev.tillstream.gateway.secret.RandomSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log-in on its way to the provider and back. It is kept in a cookie of the browser that began it, so any gateway can go
 * on with it, and no other browser.
 *
 * @param state comes back in the address
 * @param nonce comes back in the ID token
 * @param verifier proves to the provider that the code is for us (RFC 7636)
 */
record Attempt(String state, String nonce, String verifier) {
    private static final int RANDOM_BYTES = 32;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final String SEPARATOR = ".";
    private static final int PARTS = 3;
    private static final int MAX_LENGTH = 512;

    static Attempt begin(SecureRandom random) {
        return new Attempt(randomText(random), randomText(random), randomText(random));
    }

    static Optional<Attempt> parse(@Nullable String cookie) {
        if (cookie == null || cookie.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        List<String> parts = List.of(cookie.split("\\.", -1));
        return parts.size() == PARTS
                ? Optional.of(new Attempt(parts.get(0), parts.get(1), parts.get(2)))
                : Optional.empty();
    }

    String cookie() {
        return String.join(SEPARATOR, state, nonce, verifier);
    }

    /** The SHA-256 of the verifier, as the provider is told it first. */
    String challenge() {
        return TEXT.encodeToString(RandomSecret.sha256(verifier));
    }

    boolean isAnsweredBy(@Nullable String returnedState) {
        return returnedState != null
                && MessageDigest.isEqual(
                        returnedState.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "attempt";
    }

    private static String randomText(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return TEXT.encodeToString(bytes);
    }
}
