package dev.tillstream.gateway.check;

import dev.tillstream.gateway.json.Outline;
import dev.tillstream.gateway.json.Slice;
import dev.tillstream.gateway.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a push, cut into its operations by their outline, so that whatever is inside one can't harm the others.
 *
 * @param sentAt the device's clock when it sent, as text; null where it wasn't told
 */
public record BatchText(List<Entry> entries, @Nullable String sentAt) {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** One element of {@code operations}, and how deep it is. */
    public record Entry(Slice text, int depth) {}

    /**
     * @throws Refusal invalid_json for what is no JSON object with an array {@code operations}, invalid_operation for an
     *     empty array, batch_too_large for more than {@code maxOperations}
     */
    public static BatchText of(byte[] body, int maxOperations) {
        try {
            return new Reading(body, maxOperations).read();
        } catch (Outline.BrokenException e) {
            throw Refusal.invalidJson("The body is not valid JSON: " + e.getMessage() + ".");
        }
    }

    private static final class Reading {
        private final byte[] body;
        private final int maxOperations;
        private final Outline outline;
        private @Nullable List<Entry> entries;
        private @Nullable String sentAt;

        Reading(byte[] body, int maxOperations) {
            this.body = body;
            this.maxOperations = maxOperations;
            boolean marked = body.length > 2
                    && body[0] == BYTE_ORDER_MARK[0]
                    && body[1] == BYTE_ORDER_MARK[1]
                    && body[2] == BYTE_ORDER_MARK[2];
            this.outline = new Outline(body, marked ? BYTE_ORDER_MARK.length : 0, body.length);
        }

        BatchText read() {
            outline.expect('{');
            if (!outline.take('}')) {
                do {
                    member();
                } while (outline.take(','));
                outline.expect('}');
            }
            if (outline.peek() != -1) {
                throw Refusal.invalidJson(
                        "The body is not valid JSON: something follows at byte " + outline.at() + ".");
            }
            if (entries == null) {
                throw Refusal.invalidJson("The body must have an array 'operations'.");
            }
            if (entries.isEmpty()) {
                throw Refusal.invalid("'operations' must hold 1 to " + maxOperations + " operations, but is empty.");
            }
            return new BatchText(entries, sentAt);
        }

        private void member() {
            String name = text(string());
            outline.expect(':');
            switch (name) {
                case "operations" -> operations();
                case "sent_at" -> sentAt = outline.peek() == '"' ? text(string()) : other();
                default -> other();
            }
        }

        private @Nullable String other() {
            outline.peek();
            int from = outline.at();
            outline.value();
            OperationScanner.requireJson(new Slice(body, from, outline.at()));
            return null;
        }

        private void operations() {
            if (outline.peek() != '[') {
                throw Refusal.invalidJson("'operations' must be an array.");
            }
            outline.expect('[');
            List<Entry> found = new ArrayList<>();
            if (!outline.take(']')) {
                do {
                    found.add(entry(found.size()));
                } while (outline.take(','));
                outline.expect(']');
            }
            entries = found;
        }

        private Entry entry(int before) {
            if (before == maxOperations) {
                throw Refusal.tooLarge("A batch holds at most " + maxOperations + " operations.");
            }
            outline.peek();
            int from = outline.at();
            outline.value();
            return new Entry(new Slice(body, from, outline.at()), outline.deepest());
        }

        private Slice string() {
            outline.peek();
            int from = outline.at();
            outline.string();
            return new Slice(body, from + 1, outline.at() - 1);
        }

        private static String text(Slice string) {
            return new String(string.source(), string.from(), string.length(), StandardCharsets.UTF_8);
        }
    }
}
