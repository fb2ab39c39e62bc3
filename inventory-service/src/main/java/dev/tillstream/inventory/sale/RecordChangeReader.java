package dev.tillstream.inventory.sale;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.tillstream.inventory.sale.SaleChanges.RecordChange;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of orders and returns only. The table comes first as a rule, and then nothing has to be kept to be read
 * again.
 */
final class RecordChangeReader extends JsonDeserializer<RecordChange> {

    @Override
    public RecordChange deserialize(JsonParser json, DeserializationContext context) throws IOException {
        @Nullable String table = null;
        @Nullable TokenBuffer early = null;
        RecordChange change = RecordChange.NONE;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("table")) {
                table = json.getText();
            } else if (json.currentToken() != JsonToken.START_OBJECT || !name.equals("data")) {
                json.skipChildren();
            } else if (table == null) {
                early = context.bufferAsCopyOfValue(json);
            } else {
                change = read(table, json, context);
            }
        }
        return early == null || table == null ? change : read(table, early.asParserOnFirstToken(), context);
    }

    private static RecordChange read(String table, JsonParser data, DeserializationContext context) throws IOException {
        return switch (table) {
            case "orders" -> new RecordChange(Optional.of(context.readValue(data, Sale.class)), Optional.empty());
            case "returns" ->
                new RecordChange(Optional.empty(), Optional.of(context.readValue(data, GoodsReturn.class)));
            default -> {
                data.skipChildren();
                yield RecordChange.NONE;
            }
        };
    }
}
