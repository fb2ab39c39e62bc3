package dev.tillstream.orders.fiscal;

import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.orders.fiscal.FiscalDocument.Link;
import dev.tillstream.orders.fiscal.FiscalDocument.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of {@code fiscal_documents}: written once. */
final class ChainStore {
    private static final String FIND = """
            select t.* from unnest($1::text[], $2::text[], $3::bigint[]) as k (o, d, s)
            join fiscal_documents t
                on t.organization_id = k.o and t.device_id = k.d and t.document_seq = k.s::integer""";

    private static final BulkInsert<FiscalDocument> INSERT = BulkInsert.<FiscalDocument>into("fiscal_documents")
            .column(
                    "organization_id",
                    ColumnType.TEXT,
                    document -> document.place().organizationId())
            .column("device_id", ColumnType.TEXT, document -> document.place().deviceId())
            .column("document_seq", ColumnType.INTEGER, document ->
                    (int) document.place().seq())
            .column("kind", ColumnType.TEXT, FiscalDocument::kind)
            .column("record_id", ColumnType.TEXT, FiscalDocument::recordId)
            .column(
                    "occurred_at",
                    ColumnType.TIME,
                    document -> document.occurredAt().atOffset(ZoneOffset.UTC))
            .column("total", ColumnType.BIGINT, FiscalDocument::total)
            .column("tax", ColumnType.BIGINT, FiscalDocument::tax)
            .column(
                    "previous_hash",
                    ColumnType.TEXT,
                    document -> document.link().previousHash())
            .column("hash", ColumnType.TEXT, document -> document.link().hash())
            .column("op_id", ColumnType.UUID, FiscalDocument::opId)
            .keepingExisting();

    private ChainStore() {}

    static Uni<Map<Place, FiscalDocument>> find(SqlConnection tx, Collection<Place> places) {
        if (places.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple keys = Tuple.of(
                places.stream().map(Place::organizationId).toArray(String[]::new),
                places.stream().map(Place::deviceId).toArray(String[]::new),
                places.stream().map(Place::seq).toArray(Long[]::new));
        return tx.preparedQuery(FIND).execute(keys).map(rows -> {
            Map<Place, FiscalDocument> found = new HashMap<>();
            rows.forEach(row -> found.put(placeOf(row), read(row)));
            return found;
        });
    }

    static Uni<Void> insert(SqlConnection tx, List<FiscalDocument> documents) {
        return INSERT.execute(tx, documents);
    }

    private static Place placeOf(Row row) {
        return new Place(row.getString("organization_id"), row.getString("device_id"), row.getInteger("document_seq"));
    }

    static FiscalDocument read(Row row) {
        return new FiscalDocument(
                placeOf(row),
                row.getString("kind"),
                row.getString("record_id"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getLong("total"),
                row.getLong("tax"),
                new Link(row.getString("previous_hash"), row.getString("hash")),
                row.getUUID("op_id"));
    }
}
