package dev.tillstream.gateway.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that a device speaks with: 256 random bits, of which only the SHA-256 is kept. */
public record DeviceKey(String text) {
    private static final String PREFIX = "tsk_";
    private static final int RANDOM_BYTES = 32;
    private static final int MAX_LENGTH = 200;

    public static DeviceKey mint(SecureRandom random) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        return new DeviceKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Whether it can be a key at all; saves the database from looking for anything else. */
    boolean isPlausible() {
        return text.startsWith(PREFIX) && text.length() <= MAX_LENGTH;
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
