package dev.tillstream.gateway.pull;

import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.receipt.ReceiptStore;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What a pull found, on its way out as PROTOCOL §2 has it: pages and receipts are copied as they are. */
record PullAnswerText(
        Page page, List<ReceiptStore.Numbered> receipts, long appliedThrough, Cursor cursor, boolean hasMore) {
    private static final byte[] CHANGES = ascii("{\"changes\":[");
    private static final byte[] RECEIPTS = ascii("],\"receipts\":[");
    private static final int FRAME = 256;

    boolean isEmpty() {
        return page.count() == 0 && receipts.isEmpty();
    }

    Buffer toBuffer(Instant now) {
        int receiptBytes =
                receipts.stream().mapToInt(each -> each.body().length() + 1).sum();
        Buffer json = Buffer.buffer(page.body().length() + receiptBytes + FRAME)
                .appendBytes(CHANGES)
                .appendBuffer(page.body())
                .appendBytes(RECEIPTS);
        for (int i = 0; i < receipts.size(); i++) {
            if (i > 0) {
                json.appendByte((byte) ',');
            }
            json.appendBuffer(receipts.get(i).body());
        }
        return json.appendString("],\"applied_through\":" + appliedThrough
                + ",\"cursor\":\"" + cursor.text()
                + "\",\"has_more\":" + hasMore
                + ",\"server_time\":\"" + Timestamps.format(now) + "\"}");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
