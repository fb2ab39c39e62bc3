package dev.tillstream.gateway.account;

import dev.tillstream.gateway.problem.Refusal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one logs in by, beside the organization's code. */
public final class EmailAddress {
    private static final Pattern SHAPE = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,190}");

    private EmailAddress() {}

    /** An address as it is kept, and compared. */
    public static String canonical(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** The same of one that is to be kept; fails with {@link Refusal} invalid_operation. */
    public static String require(@Nullable String email) {
        String canonical = email == null ? "" : canonical(email);
        if (!SHAPE.matcher(canonical).matches()) {
            throw Refusal.invalid("email must be an e-mail address, but is " + email);
        }
        return canonical;
    }
}
