package dev.tillstream.gateway.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Scope;
import dev.tillstream.gateway.json.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a {@link dev.tillstream.contracts.ChangeRecord} up in one pass: data and receipt stay the bytes that the service
 * wrote, checked to be JSON and never built into a tree.
 */
final class ChangeSlicer {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int HEX = 16;

    private final byte[] text;
    private final JsonParser parser;
    private @Nullable String organizationId;
    private @Nullable Long fingerprint;
    private long receivedAtMillis;
    private String type = "";
    private final List<Part> parts = new ArrayList<>();
    private @Nullable ReceiptPart receipt;

    private ChangeSlicer(byte[] text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /** @throws IOException for what is no change record; the message says what is wrong */
    static SlicedRecord slice(ConsumerRecord<byte[], byte[]> record) throws IOException {
        byte[] value = record.value();
        if (value == null) {
            throw new IOException("the record is empty");
        }
        try (JsonParser parser = FACTORY.createParser(value)) {
            return new ChangeSlicer(value, parser).read(record);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new IOException("no change record: " + e.getMessage(), e);
        }
    }

    private static final class Part {
        private String table = "";
        private String id = "";
        private String scope = "";
        private long version = -1;
        private boolean deleted;
        private @Nullable Slice data;
        private @Nullable String status;
    }

    private static final class ReceiptPart {
        private @Nullable UUID opId;
        private @Nullable Long seq;
        private int epoch = 1;
        private String deviceId = "";
        private String status = "";
        private @Nullable Slice body;
    }

    private SlicedRecord read(ConsumerRecord<byte[], byte[]> record) throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "it must be an object");
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "origin" -> origin();
                case "type" -> type = parser.getText();
                case "fingerprint" -> fingerprint = Long.parseUnsignedLong(parser.getText(), HEX);
                case "received_at" ->
                    receivedAtMillis = Timestamps.parse(parser.getText()).toEpochMilli();
                case "changes" -> changes();
                case "receipt" -> receipt();
                default -> parser.skipChildren();
            }
        }
        require(parser.nextToken() == null, "something follows it");
        return result(record);
    }

    private SlicedRecord result(ConsumerRecord<byte[], byte[]> record) throws IOException {
        String organization = organizationId;
        require(organization != null && Ids.isValid(organization), "origin.organization_id must be an id");
        List<FeedChange> changes = new ArrayList<>(parts.size());
        for (Part part : parts) {
            changes.add(toChange(String.valueOf(organization), part));
        }
        return new SlicedRecord(record, type, changes, toReceipt(String.valueOf(organization)), receivedAtMillis);
    }

    private void origin() throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("organization_id")) {
                organizationId = parser.getText();
            }
            parser.skipChildren();
        }
    }

    private void changes() throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY, "changes must be an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(parser.currentToken() == JsonToken.START_OBJECT, "a change must be an object");
            parts.add(change());
        }
    }

    private Part change() throws IOException {
        Part part = new Part();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "table" -> part.table = parser.getText();
                case "id" -> part.id = parser.getText();
                case "scope" -> part.scope = parser.getText();
                case "version" -> part.version = parser.getLongValue();
                case "deleted" -> part.deleted = token == JsonToken.VALUE_TRUE;
                case "data" -> data(part, token);
                default -> parser.skipChildren();
            }
        }
        return part;
    }

    private void data(Part part, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("status")) {
                part.status = parser.getText();
            }
            parser.skipChildren();
        }
        part.data = new Slice(text, from, end());
    }

    private void receipt() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        ReceiptPart part = new ReceiptPart();
        int from = (int) parser.currentTokenLocation().getByteOffset();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            boolean given = token != JsonToken.VALUE_NULL;
            switch (name) {
                case "op_id" -> part.opId = UUID.fromString(parser.getText());
                case "seq" -> part.seq = given ? (Long) parser.getLongValue() : null;
                case "epoch" -> part.epoch = given ? parser.getIntValue() : 1;
                case "device_id" -> part.deviceId = parser.getText();
                case "status" -> part.status = parser.getText();
                default -> parser.skipChildren();
            }
        }
        part.body = new Slice(text, from, end());
        receipt = part;
    }

    /** Behind the closing bracket that was read last. */
    private int end() {
        return (int) parser.currentTokenLocation().getByteOffset() + 1;
    }

    private static FeedChange toChange(String organization, Part part) throws IOException {
        require(TABLE.matcher(part.table).matches(), "change.table must be the name of a table");
        require(Ids.isValid(part.id), "change.id must be an id");
        require(part.scope.equals(Scope.EVERYWHERE) || Ids.isValid(part.scope), "change.scope must be * or a branch");
        require(part.version >= 0, "change.version must be a number");
        require(part.deleted || part.data != null, "change.data must be an object");
        FeedChange.Key key = new FeedChange.Key(organization, part.scope, part.table, part.id);
        String status = part.table.equals("conflicts") ? part.status : null;
        return new FeedChange(key, part.version, part.deleted, part.data, status);
    }

    private Optional<FeedReceipt> toReceipt(String organization) throws IOException {
        ReceiptPart part = receipt;
        if (part == null) {
            return Optional.empty();
        }
        UUID opId = part.opId;
        Slice body = part.body;
        if (opId == null || body == null || !Ids.isValid(part.deviceId) || part.status.isEmpty()) {
            throw new IOException("receipt must have op_id, device_id and status");
        }
        FeedReceipt.Key key = new FeedReceipt.Key(organization, opId);
        return Optional.of(
                new FeedReceipt(key, part.deviceId, part.epoch, part.seq, false, fingerprint, part.status, body));
    }

    private static void require(boolean holds, String rule) throws IOException {
        if (!holds) {
            throw new IOException("no change record: " + rule);
        }
    }
}
