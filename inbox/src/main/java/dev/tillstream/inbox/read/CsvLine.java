package dev.tillstream.inbox.read;

import dev.tillstream.inbox.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it; who reads the
 * file back takes that off again.
 */
public final class CsvLine {
    private CsvLine() {}

    /** With its end. Null is an empty cell; what is no text, number or flag is written as JSON. */
    public static String of(List<? extends @Nullable Object> values) {
        return values.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return quoted(isFormula(text) ? "'" + text : text);
        }
        return quoted(value instanceof Number || value instanceof Boolean ? value.toString() : Json.text(value));
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
