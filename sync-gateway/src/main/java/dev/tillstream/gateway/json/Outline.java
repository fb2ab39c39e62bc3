package dev.tillstream.gateway.json;

/**
 * Walks over JSON text by its quotes and brackets alone: finds where a value ends, and how deep it is, whatever is in
 * it, in one pass and without memory (ten thousand brackets cost as much as ten thousand letters). Whether a value is
 * valid JSON inside is for a parser to say.
 */
public final class Outline {
    private final byte[] text;
    private final int end;
    private int at;
    private int deepest;

    public Outline(byte[] text, int from, int to) {
        this.text = text;
        this.at = from;
        this.end = to;
    }

    /** The text is no JSON, as far as its outline tells. */
    public static final class BrokenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenException(String expected, int at) {
            super("expected " + expected + " at byte " + at, null, false, false);
        }
    }

    public int at() {
        return at;
    }

    /** How deep the value was that {@link #value} passed last: 0 for a scalar, 1 for a flat object. */
    public int deepest() {
        return deepest;
    }

    /** Goes on to the next byte that is no white space, and says which it is; -1 at the end. */
    public int peek() {
        while (at < end && isSpace(text[at])) {
            at++;
        }
        return at < end ? text[at] : -1;
    }

    public boolean take(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    public void expect(char expected) {
        if (!take(expected)) {
            throw new BrokenException("'" + expected + "'", at);
        }
    }

    /** Passes a string; {@link #at} was on its opening quote and is behind the closing one afterwards. */
    public void string() {
        if (peek() != '"') {
            throw new BrokenException("a string", at);
        }
        at++;
        while (at < end && text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        if (at >= end) {
            throw new BrokenException("the end of a string", end);
        }
        at++;
    }

    /** Passes any value. */
    public void value() {
        deepest = 0;
        int first = peek();
        if (first == '"') {
            string();
        } else if (first == '{' || first == '[') {
            container();
        } else {
            scalar();
        }
    }

    private void container() {
        int depth = 0;
        do {
            if (at >= end) {
                throw new BrokenException("a closing bracket", end);
            }
            byte next = text[at];
            if (next == '"') {
                string();
                continue;
            }
            if (next == '{' || next == '[') {
                depth++;
                deepest = Math.max(deepest, depth);
            } else if (next == '}' || next == ']') {
                depth--;
            }
            at++;
        } while (depth > 0);
    }

    private void scalar() {
        int start = at;
        while (at < end && !isSpace(text[at]) && text[at] != ',' && text[at] != '}' && text[at] != ']') {
            at++;
        }
        if (at == start) {
            throw new BrokenException("a value", at);
        }
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }
}
