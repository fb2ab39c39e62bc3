package dev.tillstream.gateway.pull;

import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.head.Heads;
import dev.tillstream.gateway.head.View;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.receipt.ReceiptStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Reads one answer. Changes come first, up to a number that the view had; then the receipts up to the same number, which
 * are all there by then. If they are more than a page, the answer ends with the last of them, and the changes are read
 * again up to there.
 */
@Singleton
final class PullReading {
    private final Heads heads;
    private final Pages pages;
    private final ReceiptStore receipts;
    private final AppliedNumbers applied;

    PullReading(Heads heads, Pages pages, ReceiptStore receipts, AppliedNumbers applied) {
        this.heads = heads;
        this.pages = pages;
        this.receipts = receipts;
        this.applied = applied;
    }

    /**
     * Where an answer ends.
     *
     * @param end everything up to this number is in the answer
     * @param full whether more may come before {@code to}
     */
    private record Found(Page page, List<ReceiptStore.Numbered> receipts, long end, boolean full) {}

    /** @throws Refusal cursor_expired, or invalid_operation for a cursor of other tables */
    void check(Caller caller, PullRequest request, View view) {
        request.since().ifPresent(cursor -> check(caller, request, view, cursor));
    }

    Uni<PullAnswerText> read(Caller caller, PullRequest request, View view) {
        boolean firstLoad = request.since().map(Cursor::isFirstLoad).orElse(true);
        long start = firstLoad ? start(caller, request, view) : 0;
        PageKey key = key(caller, request, view, start);
        return changes(key, request, view)
                .invoke(page -> checkPurged(request, page, start))
                .chain(page -> withReceipts(caller, request, view, key, page))
                .invoke(found -> rememberStart(caller, request, found, start))
                .chain(found -> answer(caller, request, view, found, start));
    }

    private static void check(Caller caller, PullRequest request, View view, Cursor cursor) {
        if (!cursor.isOfTables(request.tables())) {
            throw Refusal.invalid("tables must be as they were where the cursor started; start again without since");
        }
        boolean rebuilt = cursor.generation() != view.generation() || cursor.seq() > view.through();
        boolean purged = isPurged(cursor, view.purgedThrough()) && cursor.seq() < view.changes();
        if (rebuilt || purged || !cursor.isOfBranch(caller)) {
            throw Refusal.cursorExpired();
        }
    }

    /** While a first load goes on, deletions count from its start. */
    private static boolean isPurged(Cursor cursor, long purgedThrough) {
        return Math.max(cursor.seq(), cursor.start()) < purgedThrough;
    }

    private static void checkPurged(PullRequest request, Page page, long start) {
        request.since()
                .filter(cursor -> cursor.generation() != page.generation()
                        || Math.max(cursor.seq(), start) < page.purgedThrough())
                .ifPresent(cursor -> {
                    throw Refusal.cursorExpired();
                });
    }

    private long start(Caller caller, PullRequest request, View view) {
        return request.since().map(Cursor::start).orElseGet(() -> pages.sharedStart(caller, request, view.head()));
    }

    private PageKey key(Caller caller, PullRequest request, View view, long start) {
        boolean firstLoad = start > 0;
        long from = firstLoad ? request.seq() : heads.sharedStart(caller, request.seq());
        long to = firstLoad ? start : Math.max(view.changes(), from);
        return new PageKey(
                caller.organizationId(), caller.branchId(), from, to, start, request.limit(), request.tables());
    }

    private Uni<Page> changes(PageKey key, PullRequest request, View view) {
        return key.to() <= request.seq()
                ? Uni.createFrom().item(new Page(Buffer.buffer(), 0, 0, view.generation(), 0))
                : pages.read(key);
    }

    private Uni<Found> withReceipts(Caller caller, PullRequest request, View view, PageKey key, Page page) {
        boolean full = page.count() >= request.limit();
        boolean firstLoad = key.withoutDeletionsTo() > 0;
        long all = firstLoad ? key.to() : Math.max(view.head(), request.seq());
        long end = full ? page.last() : all;
        if (view.receipts() <= request.seq()) {
            return Uni.createFrom().item(new Found(page, List.of(), end, full));
        }
        return receipts.page(caller, request.seq(), end, request.limit() + 1)
                .chain(found -> found.size() <= request.limit()
                        ? Uni.createFrom().item(new Found(page, found, end, full))
                        : cutAtReceipts(key, found.subList(0, request.limit())));
    }

    private Uni<Found> cutAtReceipts(PageKey key, List<ReceiptStore.Numbered> kept) {
        long end = kept.get(kept.size() - 1).feedSeq();
        return pages.read(key.upTo(end)).map(page -> new Found(page, kept, end, true));
    }

    private void rememberStart(Caller caller, PullRequest request, Found found, long start) {
        if (found.full && start > 0 && request.since().isEmpty()) {
            pages.startedLongLoad(caller, request, start);
        }
    }

    private Uni<PullAnswerText> answer(Caller caller, PullRequest request, View view, Found found, long start) {
        long stillFrom = found.end < start ? start : 0;
        Cursor cursor = Cursor.at(view.generation(), found.end, stillFrom, caller, request.tables());
        boolean hasMore = found.end < view.head();
        return applied.through(caller, found.end, view.receipts())
                .map(through -> new PullAnswerText(found.page, found.receipts, through, cursor, hasMore));
    }
}
