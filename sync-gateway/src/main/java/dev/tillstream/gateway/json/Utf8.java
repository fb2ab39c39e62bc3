package dev.tillstream.gateway.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** JSON being written as bytes: pieces that are JSON already are copied, never parsed. Not thread-safe. */
public final class Utf8 {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final int HEX_DIGITS = 16;
    private static final String HEX = "0123456789abcdef";

    private byte[] bytes;
    private int length;

    public Utf8(int expectedLength) {
        this.bytes = new byte[expectedLength];
    }

    /** ASCII text that is JSON already. */
    public Utf8 raw(String ascii) {
        int count = ascii.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) ascii.charAt(i);
        }
        length += count;
        return this;
    }

    /** Bytes that are JSON already. */
    public Utf8 raw(byte[] json) {
        return raw(json, 0, json.length);
    }

    public Utf8 raw(byte[] json, int from, int to) {
        int count = to - from;
        reserve(count);
        System.arraycopy(json, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Any text, as a JSON string with its quotes; null as {@code null}. */
    public Utf8 text(@Nullable String text) {
        if (text == null) {
            return raw(NULL);
        }
        return raw("\"").raw(JsonStringEncoder.getInstance().quoteAsUTF8(text)).raw("\"");
    }

    public Utf8 number(long number) {
        return raw(Long.toString(number));
    }

    /** 64 bits as 16 hex digits. */
    public Utf8 hex(long bits) {
        reserve(HEX_DIGITS);
        for (int i = 0; i < HEX_DIGITS; i++) {
            bytes[length + i] = (byte) HEX.charAt((int) (bits >>> (60 - 4 * i)) & 0xF);
        }
        length += HEX_DIGITS;
        return this;
    }

    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
