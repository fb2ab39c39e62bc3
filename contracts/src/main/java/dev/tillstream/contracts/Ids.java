package dev.tillstream.contracts;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of records (PROTOCOL §0): 1 to 64 characters of {@code [A-Za-z0-9._:-]}, minted by whoever creates the record. */
public final class Ids {
    public static final int MAX_LENGTH = 64;

    private Ids() {}

    public static boolean isValid(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (!isAllowed(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The id of a record that follows from others, such as the stock level of a branch and a product. The same parts
     * give the same id, everywhere and for ever, so a repeated derivation can't create a second record.
     */
    public static String derived(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("|", parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == ':';
    }
}
