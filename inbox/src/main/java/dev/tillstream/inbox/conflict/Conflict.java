package dev.tillstream.inbox.conflict;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.StoredRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation and the server disagree about, as rules find it.
 *
 * @param localData what the till sent
 * @param serverData what stands against it
 * @param suggested how it is best settled
 * @param suggestedFix why, for people
 * @param settledAs how the merging rules have settled it already, open to another decision; empty: a person has to
 */
public record Conflict(
        ConflictType type,
        Reason reason,
        Fields localData,
        Fields serverData,
        Strategy suggested,
        String suggestedFix,
        Optional<Strategy> settledAs) {

    /** Who settles what no person has looked at yet. */
    public static final String BY_RULE = "rule";

    /** The id follows from the operation: found again, it is the same conflict. */
    public static String idFor(PushedOperation pushed) {
        return Ids.derived(
                pushed.origin().organizationId(), pushed.operation().opId().toString(), "conflict");
    }

    StoredRecord toRecord(Table table, String recordId, PushedOperation pushed, Instant now) {
        String id = idFor(pushed);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("conflict_id", id);
        fields.put("conflict_type", type.wireName());
        fields.put("table", table.name());
        fields.put("record_id", recordId);
        fields.put("op_id", pushed.operation().opId().toString());
        fields.put("reason", reason.wireName());
        fields.put("local_data", localData);
        fields.put("server_data", serverData);
        fields.put("suggested_strategy", suggested.wireName());
        fields.put("suggested_fix", suggestedFix);
        fields.put("status", settledAs.isPresent() ? "resolved" : "open");
        settledAs.ifPresent(strategy -> {
            fields.put("resolution_strategy", strategy.wireName());
            fields.put("resolved_by", BY_RULE);
            fields.put("resolved_at", Timestamps.format(now));
        });
        return StoredRecord.created(Tables.CONFLICTS, id, pushed, now, Fields.of(fields));
    }
}
