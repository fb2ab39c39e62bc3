package dev.tillstream.gateway.quarantine;

import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.release.Decision;
import dev.tillstream.gateway.release.DiscardHandler;
import dev.tillstream.gateway.release.KeptOperation;
import dev.tillstream.gateway.release.ReleaseHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Operations that wait here for one decision about all of them. Until then they are in nobody's list; from then on they
 * are rows like others, released and discarded as {@link ReleaseHandler} and {@link DiscardHandler} do it.
 */
@Singleton
public final class Proposals {
    private static final String PROPOSED = "proposed";
    private static final String WAIT =
            "update quarantine set status = 'proposed' where organization_id = $1 and id = any($2) and status = 'open'";
    private static final String OPEN = """
            with locked as (
                select q.id from quarantine q
                where q.organization_id = $1 and q.id = any($2) and q.status = 'proposed'
            """ + KeptOperation.IN_TURN + """
                for update)
            update quarantine q set status = 'open' from locked where q.id = locked.id
            """;

    private final QuarantineStore store;
    private final ReleaseHandler releases;
    private final DiscardHandler discards;

    Proposals(QuarantineStore store, ReleaseHandler releases, DiscardHandler discards) {
        this.store = store;
        this.releases = releases;
        this.discards = discards;
    }

    /** The status of a row that waits. */
    public static String waiting() {
        return PROPOSED;
    }

    /** The same ids again change nothing. */
    public Uni<Void> add(SqlConnection transaction, String organizationId, Map<String, QuarantinedOperation> byId) {
        if (byId.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Kept> kept = new ArrayList<>();
        byId.forEach((id, operation) -> kept.add(new Kept(id, operation)));
        return store.add(transaction, kept)
                .chain(() -> change(transaction, WAIT, organizationId, List.copyOf(byId.keySet())));
    }

    /** From now on they can be decided about, one by one as well. */
    public Uni<Void> open(SqlConnection transaction, String organizationId, List<String> ids) {
        return change(transaction, OPEN, organizationId, ids);
    }

    /** At most {@link Decision#MAX_IDS} that are open; what was released before stays so. */
    public Uni<List<Decision.Result>> release(Administrator by, List<String> ids, String reason) {
        return releases.release(by, new Decision(ids, reason));
    }

    /** The same for those that are not to come in. What was applied since is released: that has no effect any more. */
    public Uni<Void> discard(Administrator by, List<String> ids, String reason) {
        return discards.discard(by, new Decision(ids, reason)).chain(results -> {
            List<String> applied = results.stream()
                    .filter(result -> result.status().equals(KeptOperation.OPEN))
                    .map(Decision.Result::id)
                    .toList();
            return applied.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : release(by, applied, reason).replaceWithVoid();
        });
    }

    private static Uni<Void> change(
            SqlConnection transaction, String statement, String organizationId, List<String> ids) {
        return transaction
                .preparedQuery(statement)
                .execute(Tuple.of(organizationId, ids.toArray(String[]::new)))
                .replaceWithVoid();
    }
}
