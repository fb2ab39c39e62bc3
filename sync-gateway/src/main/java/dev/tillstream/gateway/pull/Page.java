package dev.tillstream.gateway.pull;

import io.vertx.core.buffer.Buffer;

/**
 * Changes in the order of their numbers, as they go out.
 *
 * @param body the change objects with commas between them
 * @param last the number of the last one; 0 when there is none
 * @param purgedThrough of the feed when it was read
 */
record Page(Buffer body, int count, long last, long generation, long purgedThrough) {
    private static final int OVERHEAD = 200;

    int weight() {
        return body.length() + OVERHEAD;
    }
}
