package dev.tillstream.gateway.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is kept: Argon2id (RFC 9106) of its UTF-8, in the PHC string format.
 *
 * @param salt in base 64, as in the text
 * @param hash the same
 */
record Argon2Hash(Cost cost, String salt, String hash) {
    static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Base64.Encoder TO_TEXT = Base64.getEncoder().withoutPadding();
    private static final Base64.Decoder FROM_TEXT = Base64.getDecoder();
    private static final Pattern TEXT = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** What a hash costs to make, and so to guess. */
    record Cost(int memoryKib, int iterations, int parallelism) {}

    /** Takes its time, and its memory. */
    static Argon2Hash of(String password, Cost cost, byte[] salt) {
        byte[] hash = derive(password, cost, salt);
        return new Argon2Hash(cost, TO_TEXT.encodeToString(salt), TO_TEXT.encodeToString(hash));
    }

    static Optional<Argon2Hash> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Cost cost = new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return Optional.of(new Argon2Hash(cost, parts.group(4), parts.group(5)));
    }

    /** Takes as long as {@link #of}, whatever the answer. */
    boolean matches(String password) {
        return MessageDigest.isEqual(derive(password, cost, FROM_TEXT.decode(salt)), FROM_TEXT.decode(hash));
    }

    String text() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(cost.memoryKib(), cost.iterations(), cost.parallelism(), salt, hash);
    }

    @Override
    public String toString() {
        return "hash of " + cost;
    }

    private static byte[] derive(String password, Cost cost, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
