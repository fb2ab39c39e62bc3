package dev.tillstream.gateway.pull;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.device.Till;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Pages, read once for all who ask for the same at about the same time: five hundred tills that wake for one change, or
 * that load everything after a roll-out. A page may be given out later than it was read: what has changed in between has
 * a higher number, and comes with a later page.
 */
@ApplicationScoped
public class Pages {
    private static final Duration KEPT = Duration.ofSeconds(20);
    private static final Duration STARTS_SHARED = Duration.ofSeconds(1);
    private static final int MAX_STARTS = 10_000;

    private final AsyncCache<PageKey, Page> pages;
    private final Cache<StartKey, Long> starts;
    private final PageStore store;
    private final Vertx vertx;

    Pages(PageStore store, GatewayConfig config, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(config.feed().pageCacheBytes())
                .weigher((PageKey key, Page page) -> page.weight())
                .expireAfterWrite(KEPT)
                .buildAsync();
        this.starts = Caffeine.newBuilder()
                .maximumSize(MAX_STARTS)
                .expireAfterWrite(STARTS_SHARED)
                .build();
    }

    private record StartKey(String organizationId, String branchId, int limit, java.util.List<String> tables) {}

    Uni<Page> read(PageKey key) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .completionStage(() ->
                        pages.get(key, (wanted, executor) -> store.read(wanted).subscribeAsCompletionStage()))
                .emitOn(task -> context.runOnContext(nothing -> task.run()));
    }

    /** The head that a first load of many pages started from a moment ago, for others to share its pages; or this one. */
    long sharedStart(Till till, PullRequest request, long head) {
        Long start = starts.getIfPresent(startKey(till, request));
        return start == null ? head : Math.min(start, head);
    }

    void startedLongLoad(Till till, PullRequest request, long start) {
        starts.asMap().putIfAbsent(startKey(till, request), start);
    }

    private static StartKey startKey(Till till, PullRequest request) {
        return new StartKey(till.organizationId(), till.branchId(), request.limit(), request.tables());
    }
}
