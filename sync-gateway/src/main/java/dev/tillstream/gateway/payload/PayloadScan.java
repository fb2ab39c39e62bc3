package dev.tillstream.gateway.payload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a payload once: checks each field that the operation's type knows, holds every other value to what can be kept,
 * and computes the fingerprint on the way. The first complaint is kept; reading goes on to the end in any case.
 */
public final class PayloadScan {
    private static final int MAX_NAME = 255;

    private final JsonParser parser;
    private final String aggregateField;
    private final boolean hasSecrets;
    private @Nullable String complaint;
    private @Nullable String aggregateId;

    /**
     * @param aggregateField the field whose value is the aggregate's id; empty where there is none
     * @param hasSecrets whether it is about people who log in: what they log in with travels as a hash or not at all
     */
    public PayloadScan(JsonParser parser, String aggregateField, boolean hasSecrets) {
        this.parser = parser;
        this.aggregateField = aggregateField;
        this.hasSecrets = hasSecrets;
    }

    /** What is wrong first, if anything is. */
    public @Nullable String complaint() {
        return complaint;
    }

    public @Nullable String aggregateId() {
        return aggregateId;
    }

    /** Reads the payload that the parser stands at the start of; answers its fingerprint. */
    public long read(KnownFields fields) throws IOException {
        return object(fields, Path.PAYLOAD);
    }

    private long object(KnownFields fields, Path path) throws IOException {
        boolean[] seen = new boolean[fields.size()];
        boolean[] filled = new boolean[fields.size()];
        long sum = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            KnownFields.Known known = fields.find(name);
            if (known == null) {
                name(name, path);
                sum += Fingerprint.member(name, any(token, name, path));
                continue;
            }
            if (seen[known.index()]) {
                complain(path, name, "must not stand there twice");
            }
            seen[known.index()] = true;
            filled[known.index()] = token != JsonToken.VALUE_NULL;
            sum += Fingerprint.member(name, known(known, token, path));
        }
        for (KnownFields.Known required : fields.required()) {
            if (!filled[required.index()]) {
                complain(path, required.field().name(), "is required");
            }
        }
        return Fingerprint.object(sum);
    }

    private long known(KnownFields.Known known, JsonToken token, Path path) throws IOException {
        String name = known.field().name();
        if (token == JsonToken.VALUE_NULL) {
            return Fingerprint.NULL;
        }
        if (known.rows() != null) {
            return rows(known, known.rows(), token, path);
        }
        if (hasSecrets && name.equals(Secrets.PIN_HASH)) {
            complainIf(Secrets.checkHash(token, parser), path, name);
        } else {
            String wrong = ValueRules.check(known.field(), token, parser);
            if (wrong != null) {
                complainOfValue(path, name, wrong, token);
            }
        }
        if (path.parent() == null && name.equals(aggregateField) && token == JsonToken.VALUE_STRING) {
            aggregateId = parser.getText();
        }
        return any(token, name, path);
    }

    private long rows(KnownFields.Known known, KnownFields fields, JsonToken token, Path path) throws IOException {
        String name = known.field().name();
        if (token != JsonToken.START_ARRAY) {
            complainOfValue(path, name, "must be an array of objects", token);
            return any(token, name, path);
        }
        long hash = Fingerprint.emptyArray();
        int row = 0;
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            Path rowPath = path.row(name, row);
            if (next != JsonToken.START_OBJECT) {
                complain(rowPath + " must be an object, but is " + ValueRules.shown(next, parser));
                hash = Fingerprint.element(hash, any(next, name, path));
            } else {
                hash = Fingerprint.element(hash, object(fields, rowPath));
            }
            row++;
        }
        countRows(known, row, path);
        return hash;
    }

    private void countRows(KnownFields.Known known, int rows, Path path) {
        if (rows > known.field().max()) {
            complain(
                    path,
                    known.field().name(),
                    "must have at most " + known.field().max() + " rows, but has " + rows);
        } else if (rows == 0 && known.field().isRequired()) {
            complain(path, known.field().name(), "must have at least 1 row");
        }
    }

    /** Any value; the outline has limited its depth before. */
    private long any(JsonToken token, String name, Path path) throws IOException {
        return switch (token) {
            case START_OBJECT -> anyObject(name, path);
            case START_ARRAY -> anyArray(name, path);
            case VALUE_STRING -> {
                char[] chars = parser.getTextCharacters();
                complainIf(ValueRules.characters(chars, parser.getTextOffset(), parser.getTextLength()), path, name);
                yield Fingerprint.text(chars, parser.getTextOffset(), parser.getTextLength());
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                char[] chars = parser.getTextCharacters();
                complainIf(ValueRules.number(chars, parser.getTextOffset(), parser.getTextLength()), path, name);
                yield Fingerprint.number(chars, parser.getTextOffset(), parser.getTextLength());
            }
            case VALUE_TRUE -> Fingerprint.TRUE;
            case VALUE_FALSE -> Fingerprint.FALSE;
            default -> Fingerprint.NULL;
        };
    }

    private long anyObject(String name, Path path) throws IOException {
        long sum = 0;
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            name(member, path);
            sum += Fingerprint.member(member, any(parser.nextToken(), name, path));
        }
        return Fingerprint.object(sum);
    }

    private long anyArray(String name, Path path) throws IOException {
        long hash = Fingerprint.emptyArray();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            hash = Fingerprint.element(hash, any(next, name, path));
        }
        return hash;
    }

    private void name(String name, Path path) {
        if (name.length() > MAX_NAME) {
            complain("a name in " + path + " must have at most " + MAX_NAME + " characters");
        } else if (ValueRules.characters(name.toCharArray(), 0, name.length()) != null) {
            complain("a name in " + path + " must be well-formed Unicode without the character NUL");
        } else if (hasSecrets && Secrets.isSecret(name)) {
            complain(path, name, "must not be sent: a PIN travels as " + Secrets.PIN_HASH + " alone");
        }
    }

    private void complainIf(@Nullable String wrong, Path path, String name) {
        if (wrong != null) {
            complain(path, name, wrong);
        }
    }

    private void complainOfValue(Path path, String name, String wrong, JsonToken token) throws IOException {
        if (complaint == null) {
            complain(path, name, wrong + ", but is " + ValueRules.shown(token, parser));
        }
    }

    private void complain(Path path, String name, String wrong) {
        if (complaint == null) {
            complaint = path.to(name) + " " + wrong;
        }
    }

    private void complain(String whole) {
        if (complaint == null) {
            complaint = whole;
        }
    }
}
