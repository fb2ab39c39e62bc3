package dev.tillstream.gateway.quarantine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was kept, for people to look at. Times are RFC 3339.
 *
 * @param content as it came; in a list no more than its beginning
 * @param contentLength of all of it, in characters
 * @param status {@code open}, {@code releasing}, {@code released}, {@code discarded}
 * @param decidedBy the member of the staff, or {@code setup}
 * @param receipt of a released operation, as JSON, once a service has given it
 */
public record QuarantineEntry(
        @JsonProperty("id") String id,
        @JsonProperty("organization_id") String organizationId,
        @JsonProperty("device_id") @Nullable String deviceId,
        @JsonProperty("branch_id") @Nullable String branchId,
        @JsonProperty("reason") String reason,
        @JsonProperty("message") String message,
        @JsonProperty("source") String source,
        @JsonProperty("received_at") @Nullable String receivedAt,
        @JsonProperty("op_id") @Nullable UUID opId,
        @JsonProperty("seq") @Nullable Long seq,
        @JsonProperty("epoch") @Nullable Integer epoch,
        @JsonProperty("content") String content,
        @JsonProperty("content_length") int contentLength,
        @JsonProperty("status") String status,
        @JsonProperty("decided_at") @Nullable String decidedAt,
        @JsonProperty("decided_by") @Nullable String decidedBy,
        @JsonProperty("decision_reason") @Nullable String decisionReason,
        @JsonProperty("receipt") @JsonRawValue @Nullable String receipt) {

    /** @param nextCursor null at the end */
    public record Page(
            @JsonProperty("operations") List<QuarantineEntry> operations,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}
}
