package dev.tillstream.gateway.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.json.Outline;
import dev.tillstream.gateway.json.Slice;
import dev.tillstream.gateway.json.Utf8;
import dev.tillstream.gateway.payload.KnownFields;
import dev.tillstream.gateway.payload.PayloadScan;
import dev.tillstream.gateway.payload.Secrets;
import dev.tillstream.gateway.problem.Refusal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Checks one operation of a batch in one pass over its bytes, without an object for each value. Memory is bounded by the
 * operation's size, whatever is in it.
 */
@Singleton
public final class OperationScanner {
    /** How deep an operation may be, itself included. */
    static final int MAX_DEPTH = 32;

    /** Less than the longest record that Kafka takes by default. */
    private static final int MAX_LENGTH = 900_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 1)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final int MAX_FLAT_VALUE = 200;
    private static final Slice EMPTY_OBJECT = new Slice(new byte[] {'{', '}'}, 0, 2);

    private final KnownTypes types = new KnownTypes();

    /** @throws Refusal invalid_json when this is no JSON inside, and so neither is the body */
    public ScannedOperation scan(BatchText.Entry entry) {
        return scan(entry, EnvelopeScan.Numbering.BY_DEVICE);
    }

    /** The same for an operation that no device has numbered. */
    public ScannedOperation scanUnnumbered(BatchText.Entry entry) {
        return scan(entry, EnvelopeScan.Numbering.NONE);
    }

    private ScannedOperation scan(BatchText.Entry entry, EnvelopeScan.Numbering numbering) {
        if (entry.depth() > MAX_DEPTH) {
            return unreadable(entry.text(), numbering, "the operation must not be nested deeper than " + MAX_DEPTH);
        }
        if (entry.text().length() > MAX_LENGTH) {
            return unreadable(
                    entry.text(), numbering, "the operation must not be longer than " + MAX_LENGTH + " bytes");
        }
        try {
            return read(entry.text(), numbering);
        } catch (StreamConstraintsException | IllegalStateException e) {
            return unreadable(entry.text(), numbering, "the operation has a name or number that is too long");
        } catch (IOException e) {
            throw notJson();
        }
    }

    /** The fingerprint of an operation that the gateway itself makes. */
    public static long fingerprint(Slice operation) {
        try (JsonParser parser = parser(operation)) {
            parser.nextToken();
            return new PayloadScan(parser, "", false).read(KnownFields.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException("an operation of ours is no JSON", e);
        }
    }

    /** @throws Refusal invalid_json when this is no JSON */
    static void requireJson(Slice text) {
        try (JsonParser parser = parser(text)) {
            parser.nextToken();
            parser.skipChildren();
            requireEnd(parser);
        } catch (StreamConstraintsException e) {
            throw Refusal.invalidJson("The body is nested too deep.");
        } catch (IOException e) {
            throw notJson();
        }
    }

    static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw notJson();
        }
    }

    private ScannedOperation read(Slice text, EnvelopeScan.Numbering numbering) throws IOException {
        EnvelopeScan first;
        ScannedOperation result;
        try (JsonParser parser = parser(text)) {
            first = new EnvelopeScan(parser, text, numbering, types, null);
            result = first.read();
        }
        if (first.lateType() == null) {
            return result;
        }
        try (JsonParser parser = parser(text)) {
            return new EnvelopeScan(parser, text, numbering, types, first.lateType()).read();
        }
    }

    /** A refusal that still names the operation: read again with every nested value left out. */
    private ScannedOperation unreadable(Slice text, EnvelopeScan.Numbering numbering, String message) {
        try {
            ScannedOperation named = read(flat(text), numbering);
            return new ScannedOperation.Refused(
                    Secrets.removedFrom(text), named.envelope(), Reason.INVALID_OPERATION, message, false);
        } catch (IOException | Outline.BrokenException e) {
            throw notJson();
        }
    }

    private static Slice flat(Slice text) {
        Outline outline = new Outline(text.source(), text.from(), text.to());
        Utf8 flat = new Utf8(256);
        if (!outline.take('{')) {
            return EMPTY_OBJECT;
        }
        flat.raw("{");
        while (outline.peek() == '"') {
            int name = outline.at();
            outline.string();
            flat.raw(flat.length() > 1 ? "," : "").raw(text.source(), name, outline.at());
            outline.expect(':');
            flat.raw(":");
            flatValue(text, outline).appendTo(flat);
            outline.take(',');
        }
        byte[] bytes = flat.raw("}").toBytes();
        return new Slice(bytes, 0, bytes.length);
    }

    private static Slice flatValue(Slice text, Outline outline) {
        int first = outline.peek();
        int from = outline.at();
        outline.value();
        Slice value = new Slice(text.source(), from, outline.at());
        boolean kept = first != '{' && first != '[' && value.length() <= MAX_FLAT_VALUE;
        return kept ? value : EMPTY_OBJECT;
    }

    private static JsonParser parser(Slice text) throws IOException {
        return FACTORY.createParser(text.source(), text.from(), text.length());
    }

    private static Refusal notJson() {
        return Refusal.invalidJson("The body is not valid JSON.");
    }
}
