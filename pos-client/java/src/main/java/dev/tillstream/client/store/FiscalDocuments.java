package dev.tillstream.client.store;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.fiscal.FiscalHash;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The device's own documents, each linked to the one before it (B-3). A document is numbered in the transaction that
 * writes it, so the numbers have no holes and the chain has no branches, whatever ends the program.
 */
public final class FiscalDocuments {
    /** The operations that are documents. */
    private static final Set<String> KINDS =
            Set.of("orders.create", "orders.void", "returns.create", "staff_work_sessions.close");

    private final SqlSession sql;

    public FiscalDocuments(SqlSession sql) {
        this.sql = sql;
    }

    /** One document as it was computed; {@code total} and {@code tax} in minor units. */
    public record Document(
            String deviceId,
            long seq,
            String kind,
            String recordId,
            String occurredAt,
            @Nullable Long total,
            @Nullable Long tax,
            String previousHash,
            String hash) {

        private Document withHash(String computed) {
            return new Document(deviceId, seq, kind, recordId, occurredAt, total, tax, previousHash, computed);
        }

        /** What the hash should be, of what stands here. */
        public String computedHash() {
            return FiscalHash.of(previousHash, deviceId, seq, kind, recordId, occurredAt, total, tax);
        }
    }

    /**
     * Numbers and links the operation where it is a document, and answers its payload with {@code document_seq},
     * {@code previous_hash} and {@code document_hash}. A till that is not enrolled has no device, and so no chain.
     */
    Fields chained(String kind, String recordId, Instant occurredAt, Fields payload) {
        Optional<String> device = new SyncState(sql).get(StateKey.DEVICE_ID);
        if (device.isEmpty() || !KINDS.contains(kind)) {
            return payload;
        }
        Optional<Document> last = last(device.get());
        Document unhashed = new Document(
                device.get(),
                last.map(Document::seq).orElse(0L) + 1,
                kind,
                recordId,
                Timestamps.format(occurredAt),
                payload.integer("total"),
                payload.integer("tax"),
                last.map(Document::hash).orElse(FiscalHash.GENESIS),
                "");
        String hash = unhashed.computedHash();
        append(unhashed.withHash(hash));
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("document_seq", unhashed.seq());
        numbers.put("previous_hash", unhashed.previousHash());
        numbers.put("document_hash", hash);
        return payload.with(Fields.of(numbers));
    }

    /** The server's last document of this device, from an earlier life: the next one follows it. */
    public void continueAfter(Document last) {
        append(last);
        new SyncState(sql).set(StateKey.CHAIN_FROM, Long.toString(last.seq()));
    }

    /** The number of the first document that this file holds: 1, unless the till was re-installed. */
    public long from() {
        return new SyncState(sql).get(StateKey.CHAIN_FROM).map(Long::valueOf).orElse(1L);
    }

    /** All documents, in order. */
    public List<Document> all() {
        return select("ORDER BY document_seq");
    }

    private Optional<Document> last(String deviceId) {
        return select("WHERE device_id = ? ORDER BY document_seq DESC LIMIT 1", deviceId).stream()
                .findFirst();
    }

    private List<Document> select(String condition, @Nullable Object... arguments) {
        return sql.list(
                "SELECT device_id, document_seq, kind, record_id, occurred_at, total, tax, previous_hash,"
                        + " document_hash FROM fiscal_documents " + condition,
                row -> new Document(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        amount(row.getObject(6)),
                        amount(row.getObject(7)),
                        row.getString(8),
                        row.getString(9)),
                arguments);
    }

    private static @Nullable Long amount(@Nullable Object value) {
        return value instanceof Number number ? (Long) number.longValue() : null;
    }

    private void append(Document document) {
        sql.execute(
                "INSERT INTO fiscal_documents (device_id, document_seq, kind, record_id, occurred_at, total, tax,"
                        + " previous_hash, document_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                document.deviceId(),
                document.seq(),
                document.kind(),
                document.recordId(),
                document.occurredAt(),
                document.total(),
                document.tax(),
                document.previousHash(),
                document.hash());
    }
}
