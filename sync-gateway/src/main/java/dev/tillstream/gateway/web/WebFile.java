package dev.tillstream.gateway.web;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file of an app, ready to be sent.
 *
 * @param packed the same by gzip; empty where that gains nothing
 * @param tag of the content, so the same from every gateway
 * @param hashed whether its name changes with its content
 */
record WebFile(Buffer content, Buffer packed, String type, String tag, boolean hashed) {
    private static final String ASSETS = "assets/";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String OTHER = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", HTML),
            Map.entry("js", SCRIPT),
            Map.entry("mjs", SCRIPT),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("mp3", "audio/mpeg"));
    private static final Set<String> PACKED = Set.of("png", "jpg", "webp", "woff2", "mp3");
    private static final int TAG_BYTES = 12;

    /** @param name below the app's folder */
    static WebFile of(String name, byte[] content) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        byte[] packed = PACKED.contains(ending) ? content : gzip(content);
        return new WebFile(
                Buffer.buffer(content),
                packed.length < content.length ? Buffer.buffer(packed) : Buffer.buffer(),
                TYPES.getOrDefault(ending, OTHER),
                "W/\"" + hash(content) + '"',
                name.startsWith(ASSETS));
    }

    /** Documents and workers have a policy of their own; everything else is under that of its document. */
    boolean hasPolicy() {
        return type.equals(HTML) || type.equals(SCRIPT);
    }

    boolean isPacked() {
        return packed.length() > 0;
    }

    private static String hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new BestGzip(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return packed.toByteArray();
    }

    /** It is done once, when the gateway starts. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
