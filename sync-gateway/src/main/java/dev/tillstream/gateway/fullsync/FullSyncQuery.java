package dev.tillstream.gateway.fullsync;

import dev.tillstream.gateway.keyset.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which proposals: null is any. */
record FullSyncQuery(
        String organizationId,
        @Nullable String branchId,
        @Nullable String status,
        @Nullable String deviceId,
        int limit,
        Optional<Position> after) {}
