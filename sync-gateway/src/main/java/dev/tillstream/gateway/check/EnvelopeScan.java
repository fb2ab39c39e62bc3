package dev.tillstream.gateway.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.json.Edits;
import dev.tillstream.gateway.json.Outline;
import dev.tillstream.gateway.json.Slice;
import dev.tillstream.gateway.payload.KnownFields;
import dev.tillstream.gateway.payload.PayloadScan;
import dev.tillstream.gateway.payload.Secrets;
import dev.tillstream.gateway.payload.TimestampText;
import dev.tillstream.gateway.payload.ValueRules;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one operation once (PROTOCOL §1). Collects what it can, so that even a refused one can be named. */
final class EnvelopeScan {
    private static final long MAX_SEQ = 1L << 53;
    private static final int MAX_INTEGER_DIGITS = 18;

    private final JsonParser parser;
    private final Slice text;
    private final Numbering numbering;
    private final Edits edits = new Edits();
    private final OperationDraft draft = new OperationDraft();
    private final TypeScan types;

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
        this.types = new TypeScan(edits, types, typeName);
    }

    /** The type, if it stood behind the payload, so that this has to be read again. */
    @Nullable
    String lateType() {
        return types.isLate() ? types.name() : null;
    }

    ScannedOperation read() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            draft.complain("an operation must be an object");
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
            case "seq" -> draft.seq(whole(name, token, 1, MAX_SEQ));
            case "epoch" ->
                draft.epoch(token == JsonToken.VALUE_NULL ? 1 : (int) whole(name, token, 1, Integer.MAX_VALUE));
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
            draft.opId(value, UUID.fromString(value));
            return;
        }
        boolean nameable = ValueRules.characters(value.toCharArray(), 0, value.length()) == null
                && value.length() <= Ids.MAX_LENGTH;
        draft.opId(nameable ? value : null, null);
        wrong("op_id", "must be a UUID", token);
    }

    private void type(String name, JsonToken token) throws IOException {
        boolean isType = name.equals("type");
        if (token != JsonToken.VALUE_STRING) {
            passOrComplain(isType, name, token);
            return;
        }
        switch (name) {
            case "operation" -> types.operation(parser.getText());
            case "table" -> types.table(parser.getText());
            default -> {
                int from = tokenStart();
                types.type(parser.getText(), from, stringEnd(from));
            }
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
            draft.id(parser.getText());
        } else {
            wrong("id", "must be an id of 1 to 64 characters A-Z a-z 0-9 . _ : -", token);
        }
    }

    private void baseVersion(JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NULL) {
            draft.baseVersion(whole("base_version", token, 0, MAX_SEQ));
        }
    }

    private void occurredAt(JsonToken token) throws IOException {
        String value = token == JsonToken.VALUE_STRING ? parser.getText() : "";
        long millis = TimestampText.millis(value).orElse(-1);
        if (millis < 0) {
            wrong("occurred_at", "must be an RFC 3339 timestamp of the years 1970 to 2199", token);
            return;
        }
        String canonical = value;
        if (!TimestampText.isCanonical(value)) {
            canonical = Timestamps.format(Instant.ofEpochMilli(millis));
            int from = tokenStart();
            edits.replace(from, stringEnd(from), '"' + canonical + '"');
        }
        draft.occurredAt(millis, canonical);
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
            return;
        }
        KnownTypes.Known type = types.known();
        PayloadScan scan = new PayloadScan(parser, type == null ? "" : type.aggregateField(), isOfStaff(type));
        long fingerprint = scan.read(type == null ? KnownFields.NONE : type.payload());
        draft.payload(fingerprint, scan.aggregateId());
        types.payloadPassed();
        String wrong = scan.complaint();
        if (wrong != null) {
            draft.complain(wrong);
        }
    }

    private ScannedOperation result() {
        String typeName = types.name();
        KnownTypes.Known type = types.known();
        Slice toKeep = type == null || isOfStaff(type) ? Secrets.removedFrom(text) : text;
        draft.requireAll(numbering == Numbering.BY_DEVICE, typeName);
        if (!draft.isFlawless() || typeName == null) {
            return draft.refused(toKeep);
        }
        if (type == null) {
            String message = "type \"" + TypeScan.shown(typeName) + "\" is not known";
            return draft.refused(toKeep, Reason.UNKNOWN_TYPE, message);
        }
        if (type.type().audience() != OperationType.Audience.CLIENTS) {
            return draft.refused(toKeep, Reason.NOT_ALLOWED, "type " + typeName + " can't be pushed");
        }
        types.writeInto(text.from());
        return draft.taken(edits.applyTo(text), type.type());
    }

    private static boolean isOfStaff(KnownTypes.@Nullable Known type) {
        return type != null && type.type().table() == Tables.STAFF;
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
        if (draft.isFlawless()) {
            draft.complain(name + " " + rule + ", but is " + ValueRules.shown(token, parser));
        }
        parser.skipChildren();
    }
}
