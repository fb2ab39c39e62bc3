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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one operation once (PROTOCOL §1). Collects what it can, so that even a refused one can be named. */
final class EnvelopeScan {
    private static final long MAX_SEQ = 1L << 53;
    private static final int MAX_INTEGER_DIGITS = 18;

    private final JsonParser parser;
    private final KnownTypes types;
    private final Slice text;
    private final Numbering numbering;
    private final Edits edits = new Edits();
    private final TypeScan typeScan;
    private @Nullable String opIdText;
    private @Nullable UUID opId;
    private long seq;
    private int epoch = 1;
    private KnownTypes.@Nullable Known type;
    private final boolean settled;
    private @Nullable String id;
    private long baseVersion = Fingerprint.NULL;
    private long occurredAt = -1;
    private long occurredAtHash;
    private long payload;
    private boolean hasPayload;
    private @Nullable String aggregateId;
    private boolean typeCameLate;
    private @Nullable String complaint;

    /** Whether an operation has to have a number of its device's. */
    enum Numbering {
        BY_DEVICE,
        NONE
    }

    /** @param typeName where an earlier reading found the type behind the payload; it stays the type then */
    EnvelopeScan(JsonParser parser, Slice text, Numbering numbering, KnownTypes types, @Nullable String typeName) {
        this.parser = parser;
        this.text = text;
        this.numbering = numbering;
        this.types = types;
        this.typeScan = new TypeScan(edits, typeName);
        this.type = typeName == null ? null : types.find(typeName);
        this.settled = typeName != null;
    }

    /** The type, if it stood behind the payload, so that this has to be read again. */
    @Nullable
    String lateType() {
        return typeCameLate ? typeScan.name() : null;
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
            case "type", "operation", "table" -> type(name, token);
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
        if (ValueRules.isUuid(value)) {
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

    private void type(String name, JsonToken token) throws IOException {
        boolean isType = name.equals("type");
        if (token != JsonToken.VALUE_STRING) {
            passOrComplain(isType, name, token);
            return;
        }
        switch (name) {
            case "operation" -> typeScan.operation(parser.getText());
            case "table" -> typeScan.table(parser.getText());
            default -> {
                int from = tokenStart();
                typeScan.type(parser.getText(), from, stringEnd(from));
            }
        }
        if (!settled) {
            String found = typeScan.name();
            KnownTypes.Known next = found == null ? null : types.find(found);
            typeCameLate |= hasPayload && !Objects.equals(next, type);
            type = next;
        }
    }

    /** Only {@code type} has to be a string: the others are a client's own where they aren't. */
    private void passOrComplain(boolean isType, String name, JsonToken token) throws IOException {
        if (isType) {
            wrong(name, "must be a string", token);
        } else {
            parser.skipChildren();
        }
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
            int from = tokenStart();
            edits.replace(from, stringEnd(from), '"' + canonical + '"');
        }
        occurredAtHash = Fingerprint.text(canonical);
    }

    private int tokenStart() {
        return text.from() + (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Behind the string that begins there. */
    private int stringEnd(int from) {
        Outline outline = new Outline(text.source(), from, text.to());
        outline.string();
        return outline.at();
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
        String typeName = typeScan.name();
        if (complaint != null || opId == null || id == null || typeName == null) {
            return refused(envelope, Reason.INVALID_OPERATION, complaint == null ? "op_id is required" : complaint);
        }
        if (type == null) {
            return refused(envelope, Reason.UNKNOWN_TYPE, "type \"" + TypeScan.shown(typeName) + "\" is not known");
        }
        if (type.type().audience() != OperationType.Audience.CLIENTS) {
            return refused(envelope, Reason.NOT_ALLOWED, "type " + typeName + " can't be pushed");
        }
        String aggregate = aggregateId == null ? id : aggregateId;
        typeScan.writeInto(text.from());
        return new ScannedOperation.Taken(
                edits.applyTo(text), opId, envelope, type.type(), aggregate, fingerprint(typeName, id), occurredAt);
    }

    private ScannedOperation.Refused refused(Envelope envelope, Reason reason, String message) {
        return new ScannedOperation.Refused(text, envelope, reason, message, false);
    }

    private void requireAll() {
        require(opId != null, "op_id");
        require(seq != 0 || numbering == Numbering.NONE, "seq");
        require(typeScan.name() != null, "type");
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
}
