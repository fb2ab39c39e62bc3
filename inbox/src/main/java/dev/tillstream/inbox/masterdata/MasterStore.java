package dev.tillstream.inbox.masterdata;

import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.merge.FieldStamp;
import dev.tillstream.inbox.merge.FieldStamps;
import dev.tillstream.inbox.merge.MasterRecord;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.RecordTable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of one master data table. */
final class MasterStore {
    private static final String FIELD_STAMPS = "field_stamps";

    private final RecordTable records;
    private final BulkInsert<MasterRecord> upsert;

    MasterStore(Table table) {
        this.records = new RecordTable(table);
        this.upsert = records.insert()
                .of(MasterRecord::stored)
                .column(FIELD_STAMPS, ColumnType.JSON, record -> toColumn(record.stamps()))
                .replacing(List.of("organization_id", "id"));
    }

    Table table() {
        return records.definition();
    }

    /** The records with these keys, those that exist, locked in the order of their keys. */
    Uni<LoadedRecords> lock(SqlConnection tx, Collection<Key> keys) {
        return records.rows(tx, keys).map(rows -> new LoadedRecords(this, read(rows)));
    }

    Uni<Void> store(SqlConnection tx, List<MasterRecord> changed) {
        return upsert.execute(tx, changed);
    }

    private Map<Key, MasterRecord> read(List<Row> rows) {
        Map<Key, MasterRecord> loaded = new HashMap<>();
        rows.forEach(row -> loaded.put(
                RecordTable.keyOf(row),
                new MasterRecord(records.read(row), fromColumn(row.getJsonArray(FIELD_STAMPS)))));
        return loaded;
    }

    /** Most fields share the stamp of the operation that brought them, so it is written once, with their names. */
    private static String toColumn(FieldStamps stamps) {
        Map<FieldStamp, List<String>> fields = new LinkedHashMap<>();
        stamps.byField()
                .forEach((field, stamp) ->
                        fields.computeIfAbsent(stamp, any -> new ArrayList<>()).add(field));
        List<Map<String, Object>> groups = new ArrayList<>(fields.size());
        fields.forEach((stamp, names) -> groups.add(Map.of(
                "version", stamp.version(),
                "occurred_at", Timestamps.format(stamp.occurredAt()),
                "op_id", stamp.opId(),
                "device_id", stamp.deviceId(),
                "fields", names)));
        return Json.text(groups);
    }

    private static FieldStamps fromColumn(JsonArray groups) {
        Map<String, FieldStamp> stamps = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            JsonObject group = groups.getJsonObject(i);
            FieldStamp stamp = new FieldStamp(
                    group.getLong("version"),
                    Timestamps.parse(group.getString("occurred_at")),
                    group.getString("op_id"),
                    group.getString("device_id"));
            group.getJsonArray("fields").forEach(field -> stamps.put((String) field, stamp));
        }
        return new FieldStamps(stamps);
    }
}
