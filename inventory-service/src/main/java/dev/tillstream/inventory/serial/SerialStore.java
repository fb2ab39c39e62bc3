package dev.tillstream.inventory.serial;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.serial.SerialState.Status;
import dev.tillstream.inventory.stock.MovementType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The rows of {@code stock_serials}. */
public final class SerialStore {
    private static final String LOCK = """
            select s.* from unnest($1::text[], $2::text[], $3::text[]) as k (o, p, n)
            join stock_serials s on s.organization_id = k.o and s.product_id = k.p and s.serial_number = k.n
            order by s.organization_id, s.product_id, s.serial_number for update of s""";

    private static final String LIST = """
            select s.* from stock_serials s
            where s.organization_id = $1 and ($2::text is null or s.branch_id = $2)
              and ($3::text is null or s.product_id = $3) and ($4::text is null or s.serial_number = $4)
              and ($5::text is null or s.status = $5) and (s.product_id, s.serial_number) > ($6, $7)
            order by s.product_id, s.serial_number limit $8""";

    private SerialStore() {}

    /** These pieces, as far as they are known, locked until the transaction ends; none costs no statement. */
    public static Uni<Serials> lock(SqlConnection tx, Set<Serial> serials, Set<Key> tracked) {
        if (serials.isEmpty()) {
            return Uni.createFrom().item(Serials.none(tracked));
        }
        Tuple keys = Tuple.of(
                serials.stream().map(Serial::organizationId).toArray(String[]::new),
                serials.stream().map(Serial::productId).toArray(String[]::new),
                serials.stream().map(Serial::number).toArray(String[]::new));
        return tx.preparedQuery(LOCK).execute(keys).map(rows -> {
            Map<Serial, SerialState> known = new LinkedHashMap<>();
            rows.forEach(row -> known.put(read(row).serial(), read(row)));
            return new Serials(tracked, known);
        });
    }

    /** One that another consumer made since {@link #lock} is an error: the batch is tried again. */
    public static Uni<Void> store(SqlConnection tx, Serials serials, Instant now) {
        return columns(now)
                .build()
                .execute(tx, serials.created())
                .chain(() -> columns(now)
                        .replacing(List.of("organization_id", "product_id", "serial_number"))
                        .execute(tx, serials.updated()));
    }

    static Uni<List<Fields>> list(SqlClient database, SerialQuery query) {
        Tuple values = Tuple.tuple()
                .addValue(query.organizationId())
                .addValue(query.branchId())
                .addValue(query.productId())
                .addValue(query.number())
                .addValue(query.status())
                .addValue(query.after().productId())
                .addValue(query.after().number())
                .addValue(query.limit());
        return database.preparedQuery(LIST).execute(values).map(rows -> {
            List<Fields> serials = new ArrayList<>();
            rows.forEach(row -> serials.add(told(read(row))));
            return serials;
        });
    }

    private static BulkInsert.Builder<SerialState> columns(Instant now) {
        return BulkInsert.<SerialState>into("stock_serials")
                .column("organization_id", ColumnType.TEXT, s -> s.serial().organizationId())
                .column("product_id", ColumnType.TEXT, s -> s.serial().productId())
                .column("serial_number", ColumnType.TEXT, s -> s.serial().number())
                .column("branch_id", ColumnType.TEXT, SerialState::branchId)
                .column("status", ColumnType.TEXT, s -> s.status().wireName())
                .column("movement_type", ColumnType.TEXT, s -> s.cause().wireName())
                .column("reference_id", ColumnType.TEXT, SerialState::referenceId)
                .column("occurred_at", ColumnType.TIME, s -> s.occurredAt().atOffset(ZoneOffset.UTC))
                .column("updated_at", ColumnType.TIME, s -> now.atOffset(ZoneOffset.UTC));
    }

    private static SerialState read(Row row) {
        return new SerialState(
                new Serial(
                        row.getString("organization_id"), row.getString("product_id"), row.getString("serial_number")),
                row.getString("branch_id"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                MovementType.valueOf(row.getString("movement_type").toUpperCase(Locale.ROOT)),
                row.getString("reference_id"),
                row.getOffsetDateTime("occurred_at").toInstant());
    }

    private static Fields told(SerialState state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("product_id", state.serial().productId());
        fields.put("serial_number", state.serial().number());
        fields.put("branch_id", state.branchId());
        fields.put("status", state.status().wireName());
        fields.put("movement_type", state.cause().wireName());
        fields.put("reference_id", state.referenceId());
        fields.put("occurred_at", Timestamps.format(state.occurredAt()));
        return Fields.of(fields);
    }
}
