package dev.tillstream.gateway.picture;

import io.vertx.core.buffer.Buffer;

/**
 * A picture of a certain width.
 *
 * @param webp never changed
 */
public record Rendition(int width, Buffer webp) {}
