package dev.tillstream.gateway.payload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.table.Field;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the value of one field must be: each rule answers null, or how it must be instead. */
public final class ValueRules {
    private static final long MAX_MONEY = 1L << 53;
    private static final int MAX_LONG_DIGITS = 18;
    private static final int MAX_NUMBER_LENGTH = 40;
    private static final int MAX_EXPONENT = 99;
    private static final int MAX_FRACTION_DIGITS = 3;
    private static final int MAX_INTEGER_DIGITS = 12;
    private static final int MAX_SHOWN = 40;
    private static final int UUID_LENGTH = 36;

    private ValueRules() {}

    /** @param token any but null */
    static @Nullable String check(Field field, JsonToken token, JsonParser parser) throws IOException {
        return switch (field.type()) {
            case ID ->
                token == JsonToken.VALUE_STRING && Ids.isValid(parser.getText())
                        ? null
                        : "must be an id of 1 to 64 characters A-Z a-z 0-9 . _ : -";
            case TEXT -> text(field, token, parser);
            case CHOICE ->
                token == JsonToken.VALUE_STRING && field.choices().contains(parser.getText())
                        ? null
                        : "must be one of " + String.join(", ", field.choices());
            case MONEY -> whole(field, token, parser, MAX_MONEY, "must be an integer in minor units");
            case RATE -> whole(field, token, parser, Integer.MAX_VALUE, "must be an integer in basis points");
            case COUNT -> whole(field, token, parser, Integer.MAX_VALUE, "must be an integer");
            case QUANTITY -> quantity(field, token, parser);
            case FLAG -> token.isBoolean() ? null : "must be true or false";
            case TIME ->
                token == JsonToken.VALUE_STRING
                                && TimestampText.millis(parser.getText()).isPresent()
                        ? null
                        : "must be an RFC 3339 timestamp of the years 1970 to 2199";
            case DATE ->
                token == JsonToken.VALUE_STRING && TimestampText.isDate(parser.getText())
                        ? null
                        : "must be a date yyyy-mm-dd of the years 1970 to 2199";
            case JSON, ROWS -> null;
        };
    }

    /** For every string anywhere: what Postgres and every JSON library can keep. */
    public static @Nullable String characters(char[] chars, int from, int length) {
        int end = from + length;
        for (int i = from; i < end; i++) {
            char c = chars[i];
            if (c == 0) {
                return "must not hold the character NUL";
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == end || !Character.isLowSurrogate(chars[i + 1])) {
                    return "must be well-formed Unicode";
                }
                i++;
            }
        }
        return null;
    }

    /** For every number anywhere: what a decimal column can keep. */
    static @Nullable String number(char[] chars, int from, int length) {
        if (length > MAX_NUMBER_LENGTH) {
            return "must be a number of at most " + MAX_NUMBER_LENGTH + " characters";
        }
        for (int i = from; i < from + length; i++) {
            if (chars[i] == 'e' || chars[i] == 'E') {
                return isSmallExponent(chars, i + 1, from + length) ? null : "must be a number of an ordinary size";
            }
        }
        return null;
    }

    /** 32 hex digits with dashes after the 8th, 12th, 16th and 20th. */
    public static boolean isUuid(String value) {
        if (value.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = value.charAt(i);
            if (dash ? c != '-' : Character.digit(c, 16) < 0 || c > 'f') {
                return false;
            }
        }
        return true;
    }

    /** A value as a message shows it. */
    public static String shown(JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            return "an object";
        }
        if (token == JsonToken.START_ARRAY) {
            return "an array";
        }
        String text = parser.getText();
        String start = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
        return token == JsonToken.VALUE_STRING ? '"' + start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?") + '"' : start;
    }

    private static @Nullable String text(Field field, JsonToken token, JsonParser parser) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            return "must be a string";
        }
        int length = parser.getTextLength();
        if (length > field.max() && parser.getText().codePointCount(0, length) > field.max()) {
            return "must have at most " + field.max() + " characters";
        }
        return null;
    }

    private static @Nullable String whole(Field field, JsonToken token, JsonParser parser, long max, String kind)
            throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            return kind;
        }
        if (parser.getTextLength() > MAX_LONG_DIGITS) {
            return "must be within ±" + max;
        }
        long value = parser.getLongValue();
        if (value > max || value < -max) {
            return "must be within ±" + max;
        }
        return range(field, Long.signum(value));
    }

    private static @Nullable String quantity(Field field, JsonToken token, JsonParser parser) throws IOException {
        if (!token.isNumeric()) {
            return "must be a decimal number";
        }
        char[] chars = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int length = parser.getTextLength();
        if (number(chars, from, length) != null) {
            return "must be a decimal number with at most 12 digits and 3 fraction digits";
        }
        BigDecimal value = new BigDecimal(chars, from, length).stripTrailingZeros();
        if (value.scale() > MAX_FRACTION_DIGITS) {
            return "must have at most 3 fraction digits";
        }
        if (value.precision() - value.scale() > MAX_INTEGER_DIGITS) {
            return "must have at most 12 digits before the point";
        }
        return range(field, value.signum());
    }

    private static @Nullable String range(Field field, int sign) {
        return switch (field.range()) {
            case ANY -> null;
            case NOT_NEGATIVE -> sign >= 0 ? null : "must not be negative";
            case POSITIVE -> sign > 0 ? null : "must be greater than 0";
        };
    }

    private static boolean isSmallExponent(char[] chars, int from, int to) {
        int exponent = 0;
        for (int i = from; i < to && exponent <= MAX_EXPONENT; i++) {
            if (chars[i] != '+' && chars[i] != '-') {
                exponent = exponent * 10 + (chars[i] - '0');
            }
        }
        return exponent <= MAX_EXPONENT;
    }
}
