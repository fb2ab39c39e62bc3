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

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
