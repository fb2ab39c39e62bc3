package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.contracts.table.Scope;
import dev.tillstream.contracts.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is after an operation.
 *
 * @param scope who sees it: {@link Scope#EVERYWHERE} or a branch
 * @param version grows with each change of the record
 * @param data the whole record; null when it is deleted
 */
public record Change(
        @JsonProperty("table") String table,
        @JsonProperty("id") String id,
        @JsonProperty("scope") String scope,
        @JsonProperty("version") long version,
        @JsonProperty("deleted") boolean deleted,

        @JsonProperty("data") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Fields data) {

    public static Change of(Table table, String id, String branchId, long version, Fields data) {
        return new Change(table.name(), id, table.scope().of(branchId), version, false, data);
    }

    public static Change deleted(Table table, String id, String branchId, long version) {
        return new Change(table.name(), id, table.scope().of(branchId), version, true, null);
    }
}
