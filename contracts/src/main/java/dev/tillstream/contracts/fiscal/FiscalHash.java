package dev.tillstream.contracts.fiscal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The link of one document to the one before it on the same device (B-3): lower-case hex SHA-256 over the UTF-8 bytes
 * of {@code previous_hash|device_id|document_seq|kind|id|occurred_at|total|tax}. Sales, voids, returns and closed
 * shifts are documents; {@code fiscal-vectors.json} holds chains that every implementation has to reproduce.
 */
public final class FiscalHash {
    /** What the first document of a device has in place of a previous one's hash: 64 zeros. */
    public static final String GENESIS = "0".repeat(64);

    private FiscalHash() {}

    /**
     * @param documentSeq the device's own counter over its documents: 1, 2, 3, … without holes
     * @param kind the operation's type, such as {@code orders.create}
     * @param id the record that the operation is about
     * @param occurredAt as on the wire: UTC with three digits of milliseconds and {@code Z}
     * @param total minor units; null where the document has none, which is not the same as 0
     * @param tax minor units; null where the document has none
     */
    public static String of(
            String previousHash,
            String deviceId,
            long documentSeq,
            String kind,
            String id,
            String occurredAt,
            @Nullable Long total,
            @Nullable Long tax) {
        String text = String.join(
                "|",
                previousHash,
                deviceId,
                Long.toString(documentSeq),
                kind,
                id,
                occurredAt,
                orEmpty(total),
                orEmpty(tax));
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String orEmpty(@Nullable Long amount) {
        return amount == null ? "" : amount.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
