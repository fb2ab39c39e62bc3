package dev.tillstream.inventory.stock;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.tillstream.inventory.stock.SaleChanges.RecordChange;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the data of orders only. The table comes first as a rule, and then nothing has to be kept to be read again. */
final class RecordChangeReader extends JsonDeserializer<RecordChange> {
    private static final String ORDERS = "orders";

    @Override
    public RecordChange deserialize(JsonParser json, DeserializationContext context) throws IOException {
        @Nullable String table = null;
        @Nullable Sale sale = null;
        @Nullable TokenBuffer early = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("table")) {
                table = json.getText();
            } else if (json.currentToken() != JsonToken.START_OBJECT || !name.equals("data")) {
                json.skipChildren();
            } else if (table == null) {
                early = context.bufferAsCopyOfValue(json);
            } else if (table.equals(ORDERS)) {
                sale = context.readValue(json, Sale.class);
            } else {
                json.skipChildren();
            }
        }
        if (early != null && ORDERS.equals(table)) {
            sale = context.readValue(early.asParserOnFirstToken(), Sale.class);
        }
        return new RecordChange(Optional.ofNullable(sale));
    }
}
