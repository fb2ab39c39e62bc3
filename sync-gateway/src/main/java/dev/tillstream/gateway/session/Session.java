package dev.tillstream.gateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session: all that began with one log-in.
 *
 * @param branchId where it works; null for the whole organization
 * @param endsAt when a log-in is needed again
 */
public record Session(
        String organizationId,
        String id,
        String accountId,
        @Nullable String branchId,
        Instant endsAt) {}
