package dev.tillstream.gateway.pull;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.caller.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    private record StartKey(String organizationId, @Nullable String branchId, int limit, List<String> tables) {}

    Uni<Page> read(PageKey key) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .completionStage(() ->
                        pages.get(key, (wanted, executor) -> store.read(wanted).subscribeAsCompletionStage()))
                .emitOn(task -> context.runOnContext(nothing -> task.run()));
    }

    /** The head that a first load of many pages started from a moment ago, for others to share its pages; or this one. */
    long sharedStart(Caller caller, PullRequest request, long head) {
        Long start = starts.getIfPresent(startKey(caller, request));
        return start == null ? head : Math.min(start, head);
    }

    void startedLongLoad(Caller caller, PullRequest request, long start) {
        starts.asMap().putIfAbsent(startKey(caller, request), start);
    }

    private static StartKey startKey(Caller caller, PullRequest request) {
        return new StartKey(caller.organizationId(), caller.branchId(), request.limit(), request.tables());
    }
}
