package dev.tillstream.gateway.password;

import dev.tillstream.gateway.problem.Refusal;
import java.text.Normalizer;
import java.util.Locale;

/** Which passwords are good enough: long ones that nobody tries first. What is refused is never repeated. */
public final class PasswordRules {
    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 128;

    private PasswordRules() {}

    /**
     * Fails with {@link Refusal} invalid_operation.
     *
     * @param field how the request names it
     * @param email of the account
     */
    public static void require(String field, String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw Refusal.invalid(field + " must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
        String plain =
                Normalizer.normalize(password, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        if (isEmail(plain, email)) {
            throw Refusal.invalid(field + " must not be the e-mail address");
        }
        if (CommonPasswords.include(plain)) {
            throw Refusal.invalid(field + " is one of those that are tried first: choose another");
        }
    }

    private static boolean isEmail(String plain, String email) {
        String name = email.substring(0, Math.max(0, email.indexOf('@')));
        return plain.equals(email)
                || plain.equals(name)
                || plain.equals(new StringBuilder(email).reverse().toString());
    }
}
