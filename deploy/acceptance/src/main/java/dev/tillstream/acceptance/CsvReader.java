package dev.tillstream.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values, quoted where they hold commas, quotes or line ends (RFC 4180). */
final class CsvReader {
    private final BufferedReader text;

    CsvReader(BufferedReader text) {
        this.text = text;
    }

    /** The next row; empty at the end. */
    List<String> next() throws IOException {
        List<String> fields = new ArrayList<>(8);
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int c = text.read();
        if (c < 0) {
            return fields;
        }
        while (c >= 0 && (quoted || c != '\n')) {
            if (c == '"') {
                quoted = isStillQuoted(quoted, field);
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c != '\r' || quoted) {
                field.append((char) c);
            }
            c = text.read();
        }
        fields.add(field.toString());
        return fields;
    }

    /** At a quote: the beginning or the end, or, doubled inside, one that belongs to the text. */
    private boolean isStillQuoted(boolean quoted, StringBuilder field) throws IOException {
        if (!quoted) {
            return true;
        }
        text.mark(1);
        if (text.read() == '"') {
            field.append('"');
            return true;
        }
        text.reset();
        return false;
    }
}
