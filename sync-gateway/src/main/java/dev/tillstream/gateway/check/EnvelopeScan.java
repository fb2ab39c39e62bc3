package dev.tillstream.gateway.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.gateway.json.Outline;
import dev.tillstream.gateway.json.Slice;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one operation once (PROTOCOL §1). Collects what it can, so that even a refused one can be named. */
final class EnvelopeScan {
    private static final long MAX_SEQ = 1L << 53;
    private static final int MAX_INTEGER_DIGITS = 18;
    private static final int UUID_LENGTH = 36;

    private final JsonParser parser;
    private final KnownTypes types;
    private Slice text;
    private @Nullable String opIdText;
    private @Nullable UUID opId;
    private long seq;
    private int epoch = 1;
    private @Nullable String typeName;
    private KnownTypes.@Nullable Known type;
    private @Nullable String id;
    private long baseVersion = Fingerprint.NULL;
    private long occurredAt = -1;
    private long occurredAtHash;
    private long payload;
    private boolean hasPayload;
    private @Nullable String aggregateId;
    private boolean typeCameLate;
    private @Nullable String complaint;

    /** @param typeName where an earlier reading found the type behind the payload */
    EnvelopeScan(JsonParser parser, Slice text, KnownTypes types, @Nullable String typeName) {
        this.parser = parser;
        this.text = text;
        this.types = types;
        this.typeName = typeName;
        this.type = typeName == null ? null : types.find(typeName);
    }

    /** The type, if it stood behind the payload, so that this has to be read again. */
    @Nullable
    String lateType() {
        return typeCameLate ? typeName : null;
    }

    ScannedOperation read() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            complain("an operation must be an object");
            parser.skipChildren();
        } else {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                member(name, parser.nextToken());
            }
        }
        OperationScanner.requireEnd(parser);
        return result();
    }

    private void member(String name, JsonToken token) throws IOException {
        switch (name) {
            case "op_id" -> opId(token);
            case "seq" -> seq = whole(name, token, 1, MAX_SEQ);
            case "epoch" -> epoch = token == JsonToken.VALUE_NULL ? 1 : (int) whole(name, token, 1, Integer.MAX_VALUE);
            case "type" -> type(token);
            case "id" -> id(token);
            case "base_version" -> baseVersion(token);
            case "occurred_at" -> occurredAt(token);
            case "payload" -> payload(token);
            default -> parser.skipChildren();
        }
    }

    private void opId(JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            wrong("op_id", "must be a UUID", token);
            return;
        }
        String value = parser.getText();
        if (isUuid(value)) {
            opIdText = value;
            opId = UUID.fromString(value);
        } else {
            opIdText = ValueRules.characters(value.toCharArray(), 0, value.length()) == null
                            && value.length() <= Ids.MAX_LENGTH
                    ? value
                    : null;
            wrong("op_id", "must be a UUID", token);
        }
    }

    private void type(JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            wrong("type", "must be a string", token);
            return;
        }
        typeCameLate = hasPayload && type == null;
        typeName = parser.getText();
        type = types.find(typeName);
    }

    private void id(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING && Ids.isValid(parser.getText())) {
            id = parser.getText();
        } else {
            wrong("id", "must be an id of 1 to 64 characters A-Z a-z 0-9 . _ : -", token);
        }
    }

    private void baseVersion(JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NULL) {
            baseVersion = whole("base_version", token, 0, MAX_SEQ);
        }
    }

    private void occurredAt(JsonToken token) throws IOException {
        String value = token == JsonToken.VALUE_STRING ? parser.getText() : "";
        occurredAt = TimestampText.millis(value).orElse(-1);
        if (occurredAt < 0) {
            wrong("occurred_at", "must be an RFC 3339 timestamp of the years 1970 to 2199", token);
            return;
        }
        String canonical = value;
        if (!TimestampText.isCanonical(value)) {
            canonical = Timestamps.format(Instant.ofEpochMilli(occurredAt));
            text = withOccurredAt(canonical);
        }
        occurredAtHash = Fingerprint.text(canonical);
    }

    /** The log holds one way to write a time; another one that RFC 3339 allows is written over. */
    private Slice withOccurredAt(String canonical) {
        int from = text.from() + (int) parser.currentTokenLocation().getByteOffset();
        Outline outline = new Outline(text.source(), from, text.to());
        outline.string();
        return text.replacing(from, outline.at(), '"' + canonical + '"');
    }

    private void payload(JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            wrong("payload", "must be an object", token);
            parser.skipChildren();
            return;
        }
        hasPayload = true;
        PayloadScan scan = new PayloadScan(parser, type == null ? "" : type.aggregateField());
        payload = scan.object(type == null ? KnownFields.NONE : type.payload(), Path.PAYLOAD);
        aggregateId = scan.aggregateId();
        if (scan.complaint() != null) {
            complain(scan.complaint());
        }
    }

    private ScannedOperation result() {
        requireAll();
        Envelope envelope = new Envelope(opIdText, opId, seq, epoch);
        if (complaint != null || opId == null || id == null || typeName == null) {
            return refused(envelope, Reason.INVALID_OPERATION, complaint == null ? "op_id is required" : complaint);
        }
        if (type == null) {
            return refused(envelope, Reason.UNKNOWN_TYPE, "type \"" + shortened(typeName) + "\" is not known");
        }
        if (type.type().audience() != OperationType.Audience.CLIENTS) {
            return refused(envelope, Reason.NOT_ALLOWED, "type " + typeName + " can't be pushed");
        }
        String aggregate = aggregateId == null ? id : aggregateId;
        return new ScannedOperation.Taken(
                text, opId, envelope, type.type(), aggregate, fingerprint(typeName, id), occurredAt);
    }

    private ScannedOperation.Refused refused(Envelope envelope, Reason reason, String message) {
        return new ScannedOperation.Refused(text, envelope, reason, message, false);
    }

    private void requireAll() {
        require(opId != null, "op_id");
        require(seq != 0, "seq");
        require(typeName != null, "type");
        require(id != null, "id");
        require(occurredAt >= 0, "occurred_at");
        require(hasPayload, "payload");
    }

    private void require(boolean there, String name) {
        if (!there) {
            complain(name + " is required");
        }
    }

    private long fingerprint(String operationType, String recordId) {
        long sum = Fingerprint.member("type", Fingerprint.text(operationType))
                + Fingerprint.member("id", Fingerprint.text(recordId))
                + Fingerprint.member("base_version", baseVersion)
                + Fingerprint.member("occurred_at", occurredAtHash)
                + Fingerprint.member("payload", payload);
        return Fingerprint.object(sum);
    }

    private long whole(String name, JsonToken token, long min, long max) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= MAX_INTEGER_DIGITS) {
            long value = parser.getLongValue();
            if (value >= min && value <= max) {
                return value;
            }
        }
        wrong(name, "must be an integer from " + min + " to " + max, token);
        return 0;
    }

    /** Complains of a value, and passes it. */
    private void wrong(String name, String rule, JsonToken token) throws IOException {
        if (complaint == null) {
            complain(name + " " + rule + ", but is " + ValueRules.shown(token, parser));
        }
        parser.skipChildren();
    }

    private void complain(@Nullable String what) {
        if (complaint == null) {
            complaint = what;
        }
    }

    private static String shortened(String name) {
        String start = name.length() > Ids.MAX_LENGTH ? name.substring(0, Ids.MAX_LENGTH) : name;
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }

    private static boolean isUuid(String value) {
        if (value.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = value.charAt(i);
            if (dash ? c != '-' : Character.digit(c, 16) < 0 || c > 'f') {
                return false;
            }
        }
        return true;
    }
}
