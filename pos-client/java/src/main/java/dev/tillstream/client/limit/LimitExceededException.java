package dev.tillstream.client.limit;

import dev.tillstream.contracts.limits.OfflineLimits.Breach;
import java.util.List;
import java.util.stream.Collectors;

/** The till may not do this by itself: a manager can allow it, or a sync may free it. Nothing was written. */
public final class LimitExceededException extends RuntimeException {
    private final transient List<Breach> breaches;

    LimitExceededException(List<Breach> breaches) {
        super(breaches.stream().map(Breach::toString).collect(Collectors.joining("; "))
                + ". Sync first, or let a manager override it");
        this.breaches = List.copyOf(breaches);
    }

    public List<Breach> breaches() {
        return breaches;
    }
}
