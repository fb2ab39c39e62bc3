package dev.tillstream.client.staff;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A PIN as it travels (S3-7, S3-12): {@code pbkdf2-sha256$ITERATIONS$SALT$HASH}, salt and hash in Base64. Only the hash
 * ever leaves the place where the PIN was typed.
 */
public final class Pin {
    private static final String ALGORITHM = "pbkdf2-sha256";
    private static final int ITERATIONS = 120_000;
    private static final int MAX_ITERATIONS = 2_000_000;
    private static final int HASH_BITS = 256;
    private static final int PARTS = 4;

    private Pin() {}

    /**
     * The form that is stored.
     *
     * @param salt random, at least 16 bytes, of this PIN alone
     */
    public static String hash(String pin, byte[] salt) {
        Base64.Encoder base64 = Base64.getEncoder();
        return ALGORITHM + "$" + ITERATIONS + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(pin, salt, ITERATIONS));
    }

    /** Whether this is the PIN; false for a hash that is none of ours. */
    public static boolean matches(String pin, String hash) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != PARTS || !parts[0].equals(ALGORITHM)) {
            return false;
        }
        try {
            int iterations = Integer.parseInt(parts[1]);
            if (iterations < 1 || iterations > MAX_ITERATIONS) {
                return false;
            }
            Base64.Decoder base64 = Base64.getDecoder();
            byte[] derived = derive(pin, base64.decode(parts[2]), iterations);
            return MessageDigest.isEqual(derived, base64.decode(parts[3]));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] derive(String pin, byte[] salt, int iterations) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(pin.toCharArray(), salt, iterations, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a PIN can't be checked with an empty salt", e);
        }
    }
}
