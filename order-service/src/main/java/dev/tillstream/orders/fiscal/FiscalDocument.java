package dev.tillstream.orders.fiscal;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.fiscal.FiscalHash;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One link of a device's chain (B-3), as the device sent it.
 *
 * @param kind the operation's type
 * @param total in minor units; null for a document without one, as is {@code tax}
 */
public record FiscalDocument(
        Place place,
        String kind,
        String recordId,
        Instant occurredAt,
        @Nullable Long total,
        @Nullable Long tax,
        Link link,
        UUID opId) {

    /** Where in which chain. */
    public record Place(String organizationId, String deviceId, long seq) {
        Place before() {
            return new Place(organizationId, deviceId, seq - 1);
        }

        Place after() {
            return new Place(organizationId, deviceId, seq + 1);
        }
    }

    /** Hashes in hex; empty where the device sent none. */
    public record Link(String previousHash, String hash) {}

    /** The document that an operation is; empty for one that the device doesn't count. */
    public static Optional<FiscalDocument> of(PushedOperation pushed) {
        Fields payload = pushed.operation().payload();
        Long seq = payload.integer("document_seq");
        if (seq == null) {
            return Optional.empty();
        }
        boolean hasMoney = pushed.operation().type().endsWith(".create");
        return Optional.of(new FiscalDocument(
                new Place(pushed.origin().organizationId(), pushed.origin().deviceId(), seq),
                pushed.operation().type(),
                pushed.operation().id(),
                pushed.operation().occurredAt(),
                hasMoney ? payload.integer("total") : null,
                hasMoney ? payload.integer("tax") : null,
                new Link(textOf(payload, "previous_hash"), textOf(payload, "document_hash")),
                pushed.operation().opId()));
    }

    /** What the hash should be, by the document's own content. */
    String computedHash() {
        return FiscalHash.of(
                link.previousHash(),
                place.deviceId(),
                place.seq(),
                kind,
                recordId,
                Timestamps.format(occurredAt),
                total,
                tax);
    }

    private static String textOf(Fields payload, String name) {
        return Objects.requireNonNullElse(payload.text(name), "");
    }
}
