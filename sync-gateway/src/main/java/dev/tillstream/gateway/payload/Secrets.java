package dev.tillstream.gateway.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.tillstream.gateway.json.Edits;
import dev.tillstream.gateway.json.Outline;
import dev.tillstream.gateway.json.Slice;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people log in with: a PIN travels as its hash alone, a password not at all (S3-12). What is sent nevertheless is
 * refused before anything keeps it, and no message repeats it.
 */
public final class Secrets {
    static final String PIN_HASH = "pin_hash";

    /** Names without what separates their words. */
    private static final Set<String> NAMES =
            Set.of("pin", "pincode", "rawpin", "password", "passwd", "passcode", "passwort", "pwd");

    private static final Pattern HASH = Pattern.compile("\\$?[a-z][a-z0-9-]{2,31}(\\$[A-Za-z0-9+/=,._-]+){2,4}");
    private static final int MAX_HASH = 255;
    private static final String REMOVED = "\"(removed)\"";
    private static final Slice NOTHING = new Slice(new byte[] {'{', '}'}, 0, 2);

    /** What is refused may be of any shape. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private Secrets() {}

    /** Whether a field of that name holds a secret as it is. */
    static boolean isSecret(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }

    /** Null, or how a {@code pin_hash} must be instead; the service says which algorithm is strong enough. */
    static @Nullable String checkHash(JsonToken token, JsonParser parser) throws IOException {
        boolean hash = token == JsonToken.VALUE_STRING && isHash(parser.getText());
        return hash ? null : "must be a hash: <algorithm>$<iterations>$<salt>$<hash>";
    }

    /** An operation, to be kept for people to look at, without the secrets in it. */
    public static Slice removedFrom(Slice operation) {
        Edits edits = new Edits();
        try (JsonParser parser = FACTORY.createParser(operation.source(), operation.from(), operation.length())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    value(operation, parser, edits);
                }
            }
        } catch (IOException e) {
            return NOTHING;
        }
        return edits.applyTo(operation);
    }

    /** Whether a secret was taken out of what was kept, so that it isn't what was sent. What is no JSON has none. */
    public static boolean areRemovedFrom(Slice operation) {
        try (JsonParser parser = FACTORY.createParser(operation.source(), operation.from(), operation.length())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && isRemoved(parser)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isRemoved(JsonParser parser) throws IOException {
        String name = parser.currentName();
        return (isSecret(name) || name.equals(PIN_HASH))
                && parser.nextToken() == JsonToken.VALUE_STRING
                && REMOVED.equals('"' + parser.getText() + '"');
    }

    private static void value(Slice operation, JsonParser parser, Edits edits) throws IOException {
        String name = parser.currentName();
        if (!isSecret(name) && !name.equals(PIN_HASH)) {
            return;
        }
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL || (name.equals(PIN_HASH) && checkHash(token, parser) == null)) {
            return;
        }
        int from = operation.from() + (int) parser.currentTokenLocation().getByteOffset();
        Outline outline = new Outline(operation.source(), from, operation.to());
        outline.value();
        edits.replace(from, outline.at(), REMOVED);
        parser.skipChildren();
    }

    private static boolean isHash(String text) {
        return text.length() <= MAX_HASH && HASH.matcher(text).matches();
    }
}
