package dev.tillstream.gateway.fullsync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A till's proposal, as it is kept: open → proposed → confirmed or refused. */
record FullSync(
        String organizationId,
        String id,
        String deviceId,
        String branchId,
        @Nullable String reason,
        Status status,
        Instant createdAt,
        @Nullable Instant proposedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decisionReason) {
    private static final int MAX_REASON = 500;

    enum Status {
        /** The till still brings operations. */
        OPEN,
        /** A person has to look. */
        PROPOSED,
        CONFIRMED,
        REFUSED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status ofWireName(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    boolean isDecided() {
        return status == Status.CONFIRMED || status == Status.REFUSED;
    }

    /**
     * As callers see it.
     *
     * @param waiting how many of its operations are neither in the log nor refused
     * @param groups what it comes to; null in a list
     */
    Shown shown(long waiting, @Nullable List<Group> groups) {
        return new Shown(
                id,
                deviceId,
                branchId,
                reason,
                status.wireName(),
                Timestamps.format(createdAt),
                time(proposedAt),
                time(decidedAt),
                decidedBy,
                decisionReason,
                waiting,
                groups);
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Timestamps.format(time);
    }

    /** How many operations of a kind and day, and what they come to. */
    record Group(
            @JsonProperty("type") String type,
            @JsonProperty("day") String day,
            @JsonProperty("verdict") String verdict,
            @JsonProperty("count") long count,

            @JsonProperty("amount") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long amount) {}

    /** As callers see it; times by UTC, amounts in minor units. */
    record Shown(
            @JsonProperty("id") String id,
            @JsonProperty("device_id") String deviceId,
            @JsonProperty("branch_id") String branchId,
            @JsonProperty("reason") @Nullable String reason,
            @JsonProperty("status") String status,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("proposed_at") @Nullable String proposedAt,
            @JsonProperty("decided_at") @Nullable String decidedAt,
            @JsonProperty("decided_by") @Nullable String decidedBy,
            @JsonProperty("decision_reason") @Nullable String decisionReason,
            @JsonProperty("waiting") long waiting,

            @JsonProperty("groups") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Group> groups) {}

    record Page(
            @JsonProperty("full_syncs") List<Shown> fullSyncs,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}

    /** One operation of it. */
    record Operation(
            @JsonProperty("op_id") UUID opId,
            @JsonProperty("epoch") int epoch,
            @JsonProperty("seq") long seq,
            @JsonProperty("type") String type,
            @JsonProperty("id") String recordId,
            @JsonProperty("occurred_at") String occurredAt,
            @JsonProperty("amount") @Nullable Long amount,
            @JsonProperty("verdict") String verdict,
            @JsonProperty("message") @Nullable String message,
            @JsonProperty("status") @Nullable String status,
            @JsonProperty("content") @Nullable String content) {}

    record OperationPage(
            @JsonProperty("operations") List<Operation> operations,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}

    /** What became of one operation that the till brought. */
    record Brought(
            @JsonProperty("op_id") @Nullable String opId,
            @JsonProperty("verdict") String verdict,

            @JsonProperty("message") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String message) {}

    /** Why; by a till when it begins, by a person when they decide. */
    record Because(@JsonProperty("reason") @Nullable String reason) {
        Because {
            if (reason != null && (reason.isBlank() || reason.length() > MAX_REASON || reason.indexOf('\0') >= 0)) {
                throw Refusal.invalid("reason must have 1 to " + MAX_REASON + " characters");
            }
        }

        /** @throws Refusal invalid_operation without one */
        static String required(@Nullable Because given) {
            if (given == null || given.reason() == null) {
                throw Refusal.invalid("reason is required");
            }
            return given.reason();
        }
    }
}
