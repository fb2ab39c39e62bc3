package dev.tillstream.gateway.feed;

import dev.tillstream.gateway.json.Slice;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an operation ended, on its way into the feed.
 *
 * @param seq null for what the gateway itself published
 * @param door the gateway's own rejection, which gives way to any receipt of a service
 * @param body as it goes out
 */
public record FeedReceipt(
        Key key,
        String deviceId,
        int epoch,
        @Nullable Long seq,
        boolean door,
        @Nullable Long fingerprint,
        String status,
        Slice body) {

    /** What there is one receipt of. */
    public record Key(String organizationId, UUID opId) {}
}
