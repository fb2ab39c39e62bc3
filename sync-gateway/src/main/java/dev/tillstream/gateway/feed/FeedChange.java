package dev.tillstream.gateway.feed;

import dev.tillstream.contracts.TableDigest;
import dev.tillstream.gateway.json.Slice;
import dev.tillstream.gateway.json.Utf8;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A record as an operation left it.
 *
 * @param data its JSON as the service wrote it; null when it is deleted
 * @param status of a conflict
 */
record FeedChange(
        Key key,
        long version,
        boolean deleted,
        @Nullable Slice data,
        @Nullable String status) {
    private static final int FRAME = 160;

    /** What there is one row of. */
    record Key(String organizationId, String scope, String table, String id) {}

    /** The change object of PROTOCOL §2. */
    Buffer body(long seq) {
        int length = data == null ? FRAME : FRAME + data.length();
        Utf8 json = new Utf8(length)
                .raw("{\"table\":\"")
                .raw(key.table)
                .raw("\",\"id\":\"")
                .raw(key.id)
                .raw("\",\"version\":")
                .number(version)
                .raw(deleted ? ",\"deleted\":true,\"seq\":" : ",\"deleted\":false,\"seq\":")
                .number(seq);
        if (data != null && !deleted) {
            data.appendTo(json.raw(",\"data\":"));
        }
        return Buffer.buffer(json.raw("}").toBytes());
    }

    /** Its part of the table's hash; what is deleted has none. */
    long hash() {
        return deleted ? 0 : TableDigest.hashOf(key.table, key.id, version);
    }
}
