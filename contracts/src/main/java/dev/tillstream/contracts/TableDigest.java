package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * What a device's view of one table amounts to (PROTOCOL §4).
 *
 * @param hash 16 hex digits: the XOR of {@link #hashOf} over the live records
 */
public record TableDigest(
        @JsonProperty("table") String table,
        @JsonProperty("count") long count,
        @JsonProperty("hash") String hash) {

    /** The first 8 bytes of SHA-256 of {@code table|id|version}, big-endian. */
    public static long hashOf(String table, String id, long version) {
        byte[] record = (table + '|' + id + '|' + version).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(sha256().digest(record)).getLong();
    }

    public static String hex(long hash) {
        return String.format("%016x", hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The answer of {@code GET /sync/digest}: the tables as they are at a cursor. */
    public record Answer(
            @JsonProperty("tables") List<TableDigest> tables,
            @JsonProperty("cursor") String cursor) {
        public Answer {
            tables = List.copyOf(tables);
        }
    }
}
