package dev.tillstream.acceptance.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of an HTTP/1.1 answer as they arrive, and whether it is complete: with Content-Length, chunked, or without a
 * body. One answer at a time; what follows it belongs to nobody.
 */
final class AnswerBuffer {
    private static final int FIRST_BYTES = 4096;
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int STATUS_AT = 9;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int filled;
    private int bodyAt;
    private int bodyBytes;
    private boolean chunked;

    /** Forgets the answer before. */
    void clear() {
        filled = 0;
        bodyAt = 0;
    }

    /** Where the next bytes go, from {@link #filled()} on; has room for some. */
    byte[] room() {
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        return bytes;
    }

    int filled() {
        return filled;
    }

    void added(int count) {
        filled += count;
    }

    boolean isComplete() {
        if (bodyAt == 0 && !readHead()) {
            return false;
        }
        return chunked ? readChunks(null) >= 0 : filled - bodyAt >= bodyBytes;
    }

    /** Of a complete answer. */
    Answer answer() {
        int status = Integer.parseInt(new String(bytes, STATUS_AT, 3, StandardCharsets.US_ASCII));
        byte[] body = new byte[chunked ? filled : bodyBytes];
        int length = bodyBytes;
        if (chunked) {
            length = readChunks(body);
        } else {
            System.arraycopy(bytes, bodyAt, body, 0, bodyBytes);
        }
        return new Answer(status, body, length);
    }

    private boolean readHead() {
        int end = indexOf(HEAD_END, 0);
        if (end < 0) {
            return false;
        }
        String head = new String(bytes, 0, end, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        int status = Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3));
        chunked = head.contains("transfer-encoding: chunked");
        int length = head.indexOf("content-length:");
        bodyBytes = length < 0 || status == NO_CONTENT || status == NOT_MODIFIED ? 0 : number(head, length);
        bodyAt = end + HEAD_END.length;
        return true;
    }

    private static int number(String head, int header) {
        int end = head.indexOf('\r', header);
        return Integer.parseInt(head.substring(head.indexOf(':', header) + 1, end < 0 ? head.length() : end)
                .strip());
    }

    /** The length of the body without its frames, which goes into the target if there is one; -1 if it is not all there. */
    private int readChunks(byte @Nullable [] target) {
        int at = bodyAt;
        int length = 0;
        while (true) {
            int lineEnd = indexOf(new byte[] {'\r', '\n'}, at);
            if (lineEnd < 0) {
                return -1;
            }
            int size = Integer.parseInt(new String(bytes, at, lineEnd - at, StandardCharsets.US_ASCII).strip(), 16);
            at = lineEnd + 2;
            if (at + size + 2 > filled) {
                return -1;
            }
            if (size == 0) {
                return length;
            }
            if (target != null) {
                System.arraycopy(bytes, at, target, length, size);
            }
            length += size;
            at += size + 2;
        }
    }

    private int indexOf(byte[] wanted, int from) {
        for (int i = from; i + wanted.length <= filled; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
