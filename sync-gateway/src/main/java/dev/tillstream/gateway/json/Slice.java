package dev.tillstream.gateway.json;

import java.nio.charset.StandardCharsets;

/** A stretch of somebody else's bytes, which nobody changes. */
public final class Slice {
    private final byte[] bytes;
    private final int from;
    private final int to;

    public Slice(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    public byte[] source() {
        return bytes;
    }

    public Utf8 appendTo(Utf8 json) {
        return json.raw(bytes, from, to);
    }

    /** These bytes with the ones from {@code cutFrom} to {@code cutTo} replaced. */
    public Slice replacing(int cutFrom, int cutTo, String ascii) {
        Utf8 copy = new Utf8(length() + ascii.length())
                .raw(bytes, from, cutFrom)
                .raw(ascii)
                .raw(bytes, cutTo, to);
        return new Slice(copy.toBytes(), 0, copy.length());
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
