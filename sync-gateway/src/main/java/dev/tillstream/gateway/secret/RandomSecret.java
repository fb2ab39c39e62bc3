package dev.tillstream.gateway.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits that are told once; only their SHA-256 is kept. */
public record RandomSecret(String text) {
    private static final int RANDOM_BYTES = 32;
    private static final int MAX_LENGTH = 200;

    /** What the secret is for, readable at its beginning. */
    public enum Kind {
        DEVICE_KEY("tsk_"),
        REFRESH_TOKEN("tsr_"),
        INVITATION("tsi_"),
        LOGIN_CODE("tsc_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public static RandomSecret mint(Kind kind, SecureRandom random) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        return new RandomSecret(
                kind.prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Whether it can be one at all; saves the database from looking for anything else. */
    public boolean isPlausible(Kind kind) {
        return text.startsWith(kind.prefix) && text.length() <= MAX_LENGTH;
    }

    public byte[] hash() {
        return sha256(text);
    }

    /** The SHA-256 of a text in UTF-8. */
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "secret …";
    }
}
