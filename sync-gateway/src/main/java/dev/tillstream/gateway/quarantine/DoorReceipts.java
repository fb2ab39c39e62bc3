package dev.tillstream.gateway.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.ReceiptStatus;
import dev.tillstream.gateway.feed.FeedBatch;
import dev.tillstream.gateway.feed.FeedReceipt;
import dev.tillstream.gateway.json.Slice;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/**
 * The rejections of what came into the quarantine. An operation under a used id gets none: the first under that id has
 * the receipt (PROTOCOL §1).
 */
@Singleton
final class DoorReceipts {
    private static final int MAX_NAME = 64;

    private final ObjectMapper json;

    DoorReceipts(ObjectMapper json) {
        this.json = json;
    }

    FeedBatch of(List<Kept> kept) {
        FeedBatch batch = new FeedBatch();
        kept.stream()
                .map(Kept::operation)
                .filter(operation -> operation.reason() != Reason.OP_ID_REUSED)
                .forEach(operation -> add(batch, operation));
        return batch;
    }

    private void add(FeedBatch batch, QuarantinedOperation operation) {
        UUID opId = operation.opId();
        Long seq = operation.seq();
        if (operation.origin() == null || opId == null || seq == null) {
            return;
        }
        String deviceId = operation.origin().deviceId();
        byte[] body = write(receipt(operation, opId, seq, deviceId));
        batch.add(new FeedReceipt(
                new FeedReceipt.Key(operation.origin().organizationId(), opId),
                deviceId,
                epochOf(operation),
                seq,
                true,
                null,
                "rejected",
                new Slice(body, 0, body.length)));
    }

    static int epochOf(QuarantinedOperation operation) {
        Integer epoch = operation.epoch();
        return epoch == null ? 1 : epoch;
    }

    private Receipt receipt(QuarantinedOperation operation, UUID opId, long seq, String deviceId) {
        JsonNode content = content(operation);
        String type = content.path("type").asText("");
        int dot = type.indexOf('.');
        return new Receipt(
                opId,
                seq,
                operation.epoch(),
                deviceId,
                ReceiptStatus.REJECTED,
                shortened(dot < 0 ? type : type.substring(0, dot)),
                shortened(content.path("id").asText("")),
                null,
                null,
                null,
                null,
                operation.reason(),
                operation.message());
    }

    /** What can be read of the operation; it may be anything. */
    private JsonNode content(QuarantinedOperation operation) {
        try {
            return json.readTree(operation.content());
        } catch (JsonProcessingException e) {
            return json.missingNode();
        }
    }

    private byte[] write(Receipt receipt) {
        try {
            return json.writeValueAsBytes(receipt);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a receipt can always be written", e);
        }
    }

    private static String shortened(String text) {
        String start = text.length() > MAX_NAME ? text.substring(0, MAX_NAME) : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
