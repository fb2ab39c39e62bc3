package dev.tillstream.orders.duplicate;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The documents that a batch's decisions take out of their conflicts. They are read before all else, since what they
 * touch has to be loaded like that of any other operation; their conflicts are locked already.
 */
public final class KeptDocuments {
    private static final String FIND = """
            select c.organization_id, c.id, c.local_data from unnest($1::text[], $2::text[]) as k (o, i)
            join conflicts c on c.organization_id = k.o and c.id = k.i
            where c.conflict_type = 'duplicate' and c.status = 'open' and c.local_data is not null""";

    private final Map<UUID, PushedOperation> byDecision = new LinkedHashMap<>();
    private final List<PushedOperation> all = new ArrayList<>();

    private KeptDocuments() {}

    public static KeptDocuments none() {
        return new KeptDocuments();
    }

    /** A batch without such a decision costs no statement. */
    public static Uni<KeptDocuments> load(SqlConnection tx, List<PushedOperation> operations) {
        List<PushedOperation> decisions =
                operations.stream().filter(KeptDocuments::books).toList();
        if (decisions.isEmpty()) {
            return Uni.createFrom().item(none());
        }
        List<Key> keys = decisions.stream().map(KeptDocuments::keyOf).toList();
        Tuple pairs = Tuple.of(
                keys.stream().map(Key::organizationId).toArray(String[]::new),
                keys.stream().map(Key::id).toArray(String[]::new));
        return tx.preparedQuery(FIND).execute(pairs).map(rows -> {
            Map<Key, Fields> local = new HashMap<>();
            rows.forEach(row -> local.put(new Key(row.getString(0), row.getString(1)), localData(row)));
            return of(decisions, local);
        });
    }

    /** As they were sent, and under the ids that people want them under. */
    public List<PushedOperation> all() {
        return List.copyOf(all);
    }

    /** What the decision takes out of its conflict. */
    public Optional<PushedOperation> of(PushedOperation decision) {
        return Optional.ofNullable(byDecision.get(decision.operation().opId()));
    }

    private static KeptDocuments of(List<PushedOperation> decisions, Map<Key, Fields> local) {
        KeptDocuments documents = new KeptDocuments();
        for (PushedOperation decision : decisions) {
            Fields sent = local.get(keyOf(decision));
            if (sent != null) {
                documents.add(decision, DuplicateRules.kept(decision, sent));
            }
        }
        return documents;
    }

    private void add(PushedOperation decision, PushedOperation kept) {
        byDecision.put(decision.operation().opId(), kept);
        all.add(kept);
        if (decision.operation().payload().value("merged") instanceof Map<?, ?> merged
                && merged.get("id") instanceof String id) {
            all.add(DuplicateRules.under(id, kept));
        }
    }

    private static boolean books(PushedOperation pushed) {
        return Conflicts.isResolution(pushed)
                && Strategy.KEEP_LOCAL
                        .wireName()
                        .equals(pushed.operation().payload().value("strategy"));
    }

    private static Fields localData(Row row) {
        Object json = Json.parse(io.vertx.core.json.Json.encode(row.getValue(2)));
        return json instanceof Map<?, ?> ? Fields.of(Map.of("local", json)).object("local") : Fields.NONE;
    }

    private static Key keyOf(PushedOperation decision) {
        return new Key(decision.origin().organizationId(), decision.operation().id());
    }
}
