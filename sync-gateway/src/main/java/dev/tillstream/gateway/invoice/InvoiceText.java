package dev.tillstream.gateway.invoice;

import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.check.BatchText;
import dev.tillstream.gateway.json.Outline;
import dev.tillstream.gateway.json.Slice;
import dev.tillstream.gateway.json.Utf8;
import dev.tillstream.gateway.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One invoice as a client posts it, with its fields beside its id, on the way to an operation (S0-26). */
final class InvoiceText {
    private static final String OP_ID = "op_id";
    private static final String ID = "id";
    private static final String OCCURRED_AT = "occurred_at";
    private static final int ENVELOPE = 256;

    private final Map<String, Slice> envelope = new LinkedHashMap<>();
    private final Utf8 payload;

    private InvoiceText(int length) {
        this.payload = new Utf8(length).raw("{");
    }

    /** @throws Refusal invalid_json for what is no JSON object, as far as its outline tells */
    static InvoiceText of(byte[] body) {
        try {
            InvoiceText text = new InvoiceText(body.length + 2);
            text.read(body, new Outline(body, 0, body.length));
            return text;
        } catch (Outline.BrokenException e) {
            throw Refusal.invalidJson("The body is not valid JSON: " + e.getMessage() + ".");
        }
    }

    /** The id, where one is there and it is a string. */
    Optional<String> id() {
        return string(ID);
    }

    boolean tellsWhen() {
        return envelope.containsKey(OCCURRED_AT);
    }

    /**
     * The operation.
     *
     * @param opId where the invoice has none
     * @param occurredAt where the invoice doesn't tell
     */
    BatchText.Entry toOperation(String opId, Instant occurredAt) {
        Utf8 json = new Utf8(payload.length() + ENVELOPE).raw("{\"op_id\":");
        append(json, OP_ID, opId);
        json.raw(",\"type\":\"invoices.create\"");
        if (envelope.containsKey(ID)) {
            append(json.raw(",\"id\":"), ID, "");
        }
        json.raw(",\"occurred_at\":");
        append(json, OCCURRED_AT, Timestamps.format(occurredAt));
        byte[] fields = payload.toBytes();
        byte[] operation = json.raw(",\"payload\":")
                .raw(fields, 0, payload.length())
                .raw("}}")
                .toBytes();
        Outline outline = new Outline(operation, 0, operation.length);
        outline.value();
        return new BatchText.Entry(new Slice(operation, 0, operation.length), outline.deepest());
    }

    private void read(byte[] body, Outline outline) {
        outline.expect('{');
        if (!outline.take('}')) {
            do {
                member(body, outline);
            } while (outline.take(','));
            outline.expect('}');
        }
        if (outline.peek() != -1) {
            throw Refusal.invalidJson("The body is not valid JSON: something follows at byte " + outline.at() + ".");
        }
    }

    private void member(byte[] body, Outline outline) {
        outline.peek();
        int nameFrom = outline.at();
        outline.string();
        int nameTo = outline.at();
        outline.expect(':');
        outline.peek();
        int from = outline.at();
        outline.value();
        String name = new String(body, nameFrom + 1, nameTo - nameFrom - 2, StandardCharsets.UTF_8);
        switch (name) {
            case OP_ID, ID, OCCURRED_AT -> given(name, new Slice(body, from, outline.at()));
            default ->
                payload.raw(payload.length() > 1 ? "," : "")
                        .raw(body, nameFrom, nameTo)
                        .raw(":")
                        .raw(body, from, outline.at());
        }
    }

    private void given(String name, Slice value) {
        if (!value.toString().equals("null")) {
            envelope.put(name, value);
        }
    }

    private void append(Utf8 json, String name, String otherwise) {
        Slice given = envelope.get(name);
        if (given == null) {
            json.text(otherwise);
        } else {
            given.appendTo(json);
        }
    }

    private Optional<String> string(String name) {
        return Optional.ofNullable(envelope.get(name))
                .map(Slice::toString)
                .filter(text -> text.startsWith("\""))
                .map(text -> text.substring(1, text.length() - 1));
    }
}
