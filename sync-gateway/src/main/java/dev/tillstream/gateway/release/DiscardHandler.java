package dev.tillstream.gateway.release;

import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.audit.Audit;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Lets kept operations be: the door's rejection stands as their receipt. */
@Singleton
public final class DiscardHandler {
    private final Pool pool;
    private final DecisionStore store;
    private final Audit audit;
    private final InstantSource clock;

    DiscardHandler(Pool pool, DecisionStore store, Audit audit, InstantSource clock) {
        this.pool = pool;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** A result for each of the rows that are theirs. */
    public Uni<List<Decision.Result>> discard(Administrator by, Decision decision) {
        return store.inOrder(by, decision.ids())
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .group()
                .intoLists()
                .of(ReleaseHandler.CHUNK)
                .onItem()
                .transformToUniAndConcatenate(ids -> discard(by, ids, decision.reason()))
                .collect()
                .in(ArrayList::new, List::addAll);
    }

    private Uni<List<Decision.Result>> discard(Administrator by, List<String> ids, String reason) {
        return pool.withTransaction(transaction -> store.lock(transaction, by, ids)
                .call(kept -> decide(transaction, by, kept, reason))
                .map(kept -> kept.stream().map(DiscardHandler::toResult).toList()));
    }

    private Uni<Void> decide(SqlConnection transaction, Administrator by, List<KeptOperation> kept, String reason) {
        List<KeptOperation> discarded =
                kept.stream().filter(DiscardHandler::canBeDiscarded).toList();
        return store.decide(transaction, by, discarded, KeptOperation.DISCARDED, reason, clock.instant())
                .chain(() ->
                        audit.record(transaction, Audited.entries(by, discarded, KeptOperation.DISCARDED, reason)));
    }

    private static boolean canBeDiscarded(KeptOperation kept) {
        return kept.status().equals(KeptOperation.OPEN) && !hasEffect(kept);
    }

    /** It came again later, and was applied then: nobody can say any more that it is not. */
    private static boolean hasEffect(KeptOperation kept) {
        return kept.reason() != Reason.OP_ID_REUSED
                && kept.answered() != null
                && !kept.answered().equals("rejected");
    }

    private static Decision.Result toResult(KeptOperation kept) {
        if (canBeDiscarded(kept) || kept.status().equals(KeptOperation.DISCARDED)) {
            return Decision.Result.of(kept.id(), KeptOperation.DISCARDED);
        }
        return kept.status().equals(KeptOperation.OPEN)
                ? Decision.Result.of(kept.id(), kept.status(), "it has been applied since: released, it is done with")
                : Decision.Result.of(kept.id(), kept.status(), "it was released by " + kept.decidedBy());
    }
}
