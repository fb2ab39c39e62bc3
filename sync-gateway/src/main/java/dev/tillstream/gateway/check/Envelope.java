package dev.tillstream.gateway.check;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an operation names itself, as far as it could be read.
 *
 * @param opIdText as it was sent; null where there was no string
 * @param opId null where that is no UUID
 * @param seq 0 where it could not be read
 */
public record Envelope(@Nullable String opIdText, @Nullable UUID opId, long seq, int epoch) {}
