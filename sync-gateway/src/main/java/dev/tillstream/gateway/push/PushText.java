package dev.tillstream.gateway.push;

import dev.tillstream.contracts.PushResult;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.check.ScannedOperation;
import dev.tillstream.gateway.check.ScannedOperation.Refused;
import dev.tillstream.gateway.check.ScannedOperation.Taken;
import dev.tillstream.gateway.json.Utf8;
import dev.tillstream.gateway.receipt.ReceiptStore;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of PROTOCOL §1 as bytes; receipts are copied as they are. */
final class PushText {
    private static final int RESULT = 96;

    private PushText() {}

    static byte[] of(PushBatch batch, Map<UUID, ReceiptStore.Told> receipts, Instant now) {
        Utf8 json = new Utf8(RESULT * (batch.operations().size() + 1)).raw("{\"results\":[");
        String separator = "";
        for (ScannedOperation operation : batch.operations()) {
            json.raw(separator).raw("{\"op_id\":").text(operation.envelope().opIdText());
            if (operation instanceof Taken taken) {
                taken(json, receipts.get(taken.opId()));
            } else if (operation instanceof Refused refused) {
                refused(json, refused);
            }
            json.raw("}");
            separator = ",";
        }
        return json.raw("],\"server_time\":\"")
                .raw(Timestamps.format(now))
                .raw("\"}")
                .toBytes();
    }

    private static void taken(Utf8 json, ReceiptStore.@Nullable Told receipt) {
        if (receipt == null) {
            json.raw(",\"status\":\"" + PushResult.DURABLE + "\"");
        } else {
            json.raw(",\"status\":")
                    .text(receipt.status())
                    .raw(",\"receipt\":")
                    .raw(receipt.body().getBytes());
        }
    }

    private static void refused(Utf8 json, Refused refused) {
        json.raw(",\"status\":\"" + PushResult.REJECTED + "\",\"reason\":\"")
                .raw(refused.reason().wireName())
                .raw("\",\"message\":")
                .text(refused.message());
    }
}
