package dev.tillstream.acceptance.bench.load;

import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import java.nio.charset.StandardCharsets;

/** What came back for a request. */
public final class Answer {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int TAIL = 512;

    private final int status;
    private final byte[] buffer;
    private final int length;

    Answer(int status, byte[] buffer, int length) {
        this.status = status;
        this.buffer = buffer;
        this.length = length;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** The size of the body in bytes. */
    public int length() {
        return length;
    }

    public boolean isOk() {
        return status == OK || status == CREATED;
    }

    public String text() {
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    public Fields json() {
        return Json.readFields(text());
    }

    /** How often the ASCII text occurs. */
    public int count(byte[] wanted) {
        int count = 0;
        for (int i = 0; i + wanted.length <= length; i++) {
            if (buffer[i] == wanted[0] && matches(wanted, i)) {
                count++;
                i += wanted.length - 1;
            }
        }
        return count;
    }

    /** The cursor of a page, read from its end without a parse. */
    public String cursor() {
        String tail = tail();
        int start = tail.lastIndexOf("\"cursor\":\"");
        if (start < 0) {
            throw new IllegalStateException("no cursor in an answer with status " + status + " that ends " + tail);
        }
        start += "\"cursor\":\"".length();
        return tail.substring(start, tail.indexOf('"', start));
    }

    /** Whether a page has others behind it. */
    public boolean hasMore() {
        return tail().contains("\"has_more\":true");
    }

    private String tail() {
        int from = Math.max(0, length - TAIL);
        return new String(buffer, from, length - from, StandardCharsets.UTF_8);
    }

    private boolean matches(byte[] wanted, int from) {
        for (int i = 1; i < wanted.length; i++) {
            if (buffer[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
