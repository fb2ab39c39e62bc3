package dev.tillstream.gateway.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Passwords that are tried first, by their making: a word of the list (which has those that leaks are full of) with
 * figures and signs around it, two such words, one piece again and again, or a walk over the alphabet, the figures or a
 * keyboard. So some thousand words stand for the millions of their variants.
 */
final class CommonPasswords {
    private static final String LIST = "/common-passwords.txt";
    private static final int MIN_WALK = 3;
    private static final int MAX_PIECE = 4;
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Set<String> WORDS = read();

    private static final String[] WALKS = {
        "01234567890123456789",
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiopasdfghjklzxcvbnm",
        "qwertzuiopasdfghjklyxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
        "1q2w3e4r5t6y7u8i9o0p"
    };

    private CommonPasswords() {}

    /** @param plain in small letters */
    static boolean include(String plain) {
        return isRepeated(plain) || isWalks(plain) || isWords(plain) || isWords(unmasked(bare(plain)));
    }

    private static boolean isWords(String plain) {
        String word = bare(plain);
        if (WORDS.contains(plain) || WORDS.contains(word)) {
            return true;
        }
        for (int i = 1; i < word.length(); i++) {
            if (WORDS.contains(word.substring(0, i)) && WORDS.contains(word.substring(i))) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String plain) {
        return AROUND.matcher(plain).replaceAll("");
    }

    /** "p@ssw0rd" is "password". */
    private static String unmasked(String plain) {
        return plain.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    private static boolean isRepeated(String plain) {
        for (int length = 1; length <= MAX_PIECE; length++) {
            if (plain.substring(length).equals(plain.substring(0, plain.length() - length))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it consists of nothing but pieces of walks, forwards or backwards. */
    private static boolean isWalks(String plain) {
        int from = 0;
        while (from < plain.length()) {
            int length = longestWalk(plain, from);
            if (length < MIN_WALK) {
                return false;
            }
            from += length;
        }
        return true;
    }

    private static int longestWalk(String plain, int from) {
        int longest = 0;
        for (String walk : WALKS) {
            longest = Math.max(longest, commonLength(plain, from, walk));
            longest = Math.max(
                    longest,
                    commonLength(plain, from, new StringBuilder(walk).reverse().toString()));
        }
        return longest;
    }

    private static int commonLength(String plain, int from, String walk) {
        int length = 0;
        while (from + length < plain.length() && walk.contains(plain.substring(from, from + length + 1))) {
            length++;
        }
        return length;
    }

    private static Set<String> read() {
        try (InputStream in = CommonPasswords.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException(LIST + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile(" +").splitAsStream(line))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
