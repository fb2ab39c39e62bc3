package dev.tillstream.inventory.batch;

import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.inventory.product.Tracking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The rows of {@code stock_batches}. */
public final class BatchStore {
    private static final RecordTable TABLE = new RecordTable(Tables.STOCK_BATCHES);
    private static final BulkInsert<StoredRecord> INSERT = TABLE.insert().build();
    private static final BulkInsert<StoredRecord> UPDATE = TABLE.insert().replacing(List.of("organization_id", "id"));

    /**
     * Those that hold something, those that are named, and those that moved lately: a repetition tells them again, also
     * where it was the first time that emptied them.
     */
    private static final String LOCK = """
            select b.* from unnest($1::text[], $2::text[], $3::text[]) as k (o, p, b)
            join stock_batches b on b.organization_id = k.o and b.product_id = k.p and b.branch_id = k.b
            where b.quantity <> 0 or b.batch_number = any($4) or b.id = any($5)
              or b.updated_at > now() - interval '3 days'
            order by b.organization_id, b.id for update of b""";

    private BatchStore() {}

    /**
     * The batches that these lines may touch, locked until the transaction ends; none where no product has batches, as a
     * rule, and that costs no statement.
     *
     * @param tracked of the lines' products, those whose batches are kept
     */
    public static Uni<Batches> lock(SqlConnection tx, Collection<BatchLine> lines, Map<Key, Tracking> tracked) {
        Set<BatchLine> wanted = new LinkedHashSet<>();
        for (BatchLine line : lines) {
            if (!line.named().isNone() || tracked.containsKey(line.product())) {
                wanted.add(line);
            }
        }
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(new Batches(tracked, Map.of()));
        }
        return tx.preparedQuery(LOCK).execute(columns(wanted)).map(rows -> {
            Map<Key, StoredRecord> batches = new LinkedHashMap<>();
            rows.forEach(row -> batches.put(RecordTable.keyOf(row), TABLE.read(row)));
            return new Batches(tracked, batches);
        });
    }

    /** One that another consumer made since {@link #lock} is an error: the batch is tried again. */
    public static Uni<Void> store(SqlConnection tx, Batches batches) {
        return INSERT.execute(tx, batches.created()).chain(() -> UPDATE.execute(tx, batches.updated()));
    }

    private static Tuple columns(Set<BatchLine> lines) {
        List<BatchLine> places = new ArrayList<>(lines.stream()
                .map(line -> new BatchLine(line.level(), BatchName.NONE))
                .distinct()
                .toList());
        return Tuple.of(
                texts(places, line -> line.level().organizationId()),
                texts(places, line -> line.level().productId()),
                texts(places, line -> line.level().branchId()),
                lines.stream()
                        .map(line -> line.named().number())
                        .filter(Objects::nonNull)
                        .toArray(String[]::new),
                lines.stream()
                        .map(line -> line.named().id())
                        .filter(Objects::nonNull)
                        .toArray(String[]::new));
    }

    private static String[] texts(List<BatchLine> lines, Function<BatchLine, String> part) {
        return lines.stream().map(part).toArray(String[]::new);
    }
}
