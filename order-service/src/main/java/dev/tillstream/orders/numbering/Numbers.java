package dev.tillstream.orders.numbering;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The last {@code global_order_number} of each organization of a batch. Its row is locked first and until the transaction
 * ends, whatever the operation: so the numbers are dense, and of an organization's documents no two are decided at once.
 */
public final class Numbers {
    private static final String LOCK = """
            insert into order_numbers (organization_id, last_number)
            select o, 0 from unnest($1::text[]) as k (o) order by o
            on conflict (organization_id) do update set last_number = order_numbers.last_number
            returning organization_id, last_number""";

    private static final String STORE = """
            update order_numbers n set last_number = k.last
            from unnest($1::text[], $2::bigint[]) as k (o, last) where n.organization_id = k.o""";

    private final Map<String, Long> lastNumbers;
    private final Set<String> taken = new HashSet<>();

    Numbers(Map<String, Long> lastNumbers) {
        this.lastNumbers = new HashMap<>(lastNumbers);
    }

    public static Uni<Numbers> lock(SqlConnection tx, Set<String> organizations) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(organizations.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Long> numbers = new HashMap<>();
                    rows.forEach(row -> numbers.put(row.getString(0), row.getLong(1)));
                    return new Numbers(numbers);
                });
    }

    /** The number that the organization's next document gets, once it is {@link #take taken}. */
    public long next(String organizationId) {
        return lastNumbers.getOrDefault(organizationId, 0L) + 1;
    }

    public void take(String organizationId) {
        lastNumbers.put(organizationId, next(organizationId));
        taken.add(organizationId);
    }

    public Uni<Void> store(SqlConnection tx) {
        if (taken.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] organizations = taken.toArray(String[]::new);
        Long[] last = taken.stream().map(lastNumbers::get).toArray(Long[]::new);
        return tx.preparedQuery(STORE).execute(Tuple.of(organizations, last)).replaceWithVoid();
    }
}
