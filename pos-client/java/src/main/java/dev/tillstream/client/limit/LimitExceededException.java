package dev.tillstream.client.limit;

import dev.tillstream.contracts.limits.OfflineLimits.Breach;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The till may not do this by itself: a manager can allow it, or a sync may free it. Nothing was written. */
public final class LimitExceededException extends RuntimeException {
    private final transient List<Breach> breaches;
    private final transient List<GoodsBreach> goods;

    LimitExceededException(List<Breach> breaches, List<GoodsBreach> goods) {
        super(Stream.concat(breaches.stream(), goods.stream())
                        .map(Object::toString)
                        .collect(Collectors.joining("; ")) + ". Sync first, or let a manager override it");
        this.breaches = List.copyOf(breaches);
        this.goods = List.copyOf(goods);
    }

    public List<Breach> breaches() {
        return breaches;
    }

    /** What of the goods may not be sold without a manager. */
    public List<GoodsBreach> goods() {
        return goods;
    }
}
