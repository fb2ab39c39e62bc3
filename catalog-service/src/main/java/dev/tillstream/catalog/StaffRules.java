package dev.tillstream.catalog;

import dev.tillstream.contracts.Fields;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PINs travel as hashes alone, and passwords not at all (S3-12). No message here repeats what was sent. */
final class StaffRules {
    private static final String PIN_HASH = "pin_hash";
    private static final Pattern FORM =
            Pattern.compile("pbkdf2-sha256\\$([1-9][0-9]{0,8})\\$([A-Za-z0-9+/]+=*)\\$([A-Za-z0-9+/]+=*)");
    private static final int MIN_ITERATIONS = 100_000;
    private static final int MIN_SALT_BYTES = 8;
    private static final int MIN_HASH_BYTES = 20;

    /** Names without what separates their words. */
    private static final Set<String> SECRETS =
            Set.of("pin", "pincode", "rawpin", "password", "passwd", "passcode", "passwort", "pwd");

    private StaffRules() {}

    static void checkSent(Fields sent) {
        refuseSecrets(sent.values());
        ListRules.checkIds(sent, "branch_ids");
        String hash = sent.text(PIN_HASH);
        if (hash != null && !isHash(hash)) {
            throw new IllegalArgumentException(
                    PIN_HASH + " must be pbkdf2-sha256$<iterations>$<salt>$<hash>, iterations at least "
                            + MIN_ITERATIONS + ", salt and hash in Base64");
        }
    }

    private static boolean isHash(String hash) {
        Matcher form = FORM.matcher(hash);
        return form.matches()
                && Integer.parseInt(form.group(1)) >= MIN_ITERATIONS
                && bytes(form.group(2)) >= MIN_SALT_BYTES
                && bytes(form.group(3)) >= MIN_HASH_BYTES;
    }

    private static int bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private static void refuseSecrets(@Nullable Object value) {
        if (value instanceof Fields fields) {
            refuseSecrets(fields.values());
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> refuseSecret(String.valueOf(name), inner));
        } else if (value instanceof List<?> list) {
            list.forEach(StaffRules::refuseSecrets);
        }
    }

    private static void refuseSecret(String name, @Nullable Object inner) {
        if (SECRETS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))) {
            throw new IllegalArgumentException(name + " must not be sent: a PIN travels as " + PIN_HASH + " alone");
        }
        refuseSecrets(inner);
    }
}
