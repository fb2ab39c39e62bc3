package dev.tillstream.gateway.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tillstream.gateway.problem.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tills, as people ask for and see them. Requests check themselves: {@link Refusal} invalid_operation names the field. */
public sealed interface Device {
    int MAX_NAME = 255;
    int MAX_REASON = 500;
    String ALL = "all";
    String SELLING = "selling";

    /**
     * One to be enrolled.
     *
     * @param organizationId for the installer to name; staff enrol in their own
     * @param rights {@code all} where none are given
     */
    record Enrolment(
            @JsonProperty("organization_id") @Nullable String organizationId,
            @JsonProperty("name") String name,
            @JsonProperty("branch_id") String branchId,
            @JsonProperty("rights") String rights)
            implements Device {
        public Enrolment {
            require(branchId != null, "branch_id is required");
            requireName(name);
            rights = rights == null ? ALL : rights;
            requireRights(rights);
        }
    }

    /** What is to change; null stays as it is. */
    record Edit(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("branch_id") @Nullable String branchId,
            @JsonProperty("rights") @Nullable String rights,
            @JsonProperty("reason") @Nullable String reason)
            implements Device {
        public Edit {
            require(name != null || branchId != null || rights != null, "name, branch_id or rights is required");
            if (name != null) {
                requireName(name);
            }
            if (rights != null) {
                requireRights(rights);
            }
            requireReason(reason);
        }
    }

    /** Why something is done; may be left out. */
    record Because(@JsonProperty("reason") @Nullable String reason) implements Device {
        static final Because UNSAID = new Because(null);

        public Because {
            requireReason(reason);
        }
    }

    /** A device as it stands in the registry. */
    record Registered(String id, String organizationId, String branchId, String name, String rights, boolean revoked)
            implements Device {
        Registered changedBy(Edit edit) {
            return new Registered(
                    id,
                    organizationId,
                    edit.branchId == null ? branchId : edit.branchId,
                    edit.name == null ? name : edit.name,
                    edit.rights == null ? rights : edit.rights,
                    revoked);
        }
    }

    /** A device with its key, which is told this once. */
    record Enrolled(
            @JsonProperty("id") String id,
            @JsonProperty("organization_id") String organizationId,
            @JsonProperty("branch_id") String branchId,
            @JsonProperty("name") String name,
            @JsonProperty("rights") String rights,
            @JsonProperty("key") String key)
            implements Device {
        static Enrolled of(Registered device, String key) {
            return new Enrolled(device.id, device.organizationId, device.branchId, device.name, device.rights, key);
        }
    }

    /**
     * A device and what is known of it (B-17). Times are RFC 3339.
     *
     * @param oldestUnsyncedAt when the first operation in its queue happened; null where nothing waits
     * @param epoch the till's life that the numbers are about; 0 before anything was received
     * @param missingCount the holes in its numbers: operations that it counted and the server never received
     * @param missingSeqs the first of them; null in a list
     * @param report what it told of itself last, as JSON; null before it did
     */
    record Listed(
            @JsonProperty("id") String id,
            @JsonProperty("organization_id") String organizationId,
            @JsonProperty("branch_id") String branchId,
            @JsonProperty("name") String name,
            @JsonProperty("rights") String rights,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("revoked_at") @Nullable String revokedAt,
            @JsonProperty("last_seen_at") @Nullable String lastSeenAt,
            @JsonProperty("clock_skew_ms") long clockSkewMillis,
            @JsonProperty("client_version") @Nullable String clientVersion,
            @JsonProperty("queue_length") @Nullable Long queueLength,
            @JsonProperty("failed_count") @Nullable Long failedCount,
            @JsonProperty("oldest_unsynced_at") @Nullable String oldestUnsyncedAt,
            @JsonProperty("storage_persisted") @Nullable Boolean storagePersisted,
            @JsonProperty("epoch") int epoch,
            @JsonProperty("received_through") long receivedThrough,
            @JsonProperty("applied_through") long appliedThrough,
            @JsonProperty("missing_count") long missingCount,

            @JsonProperty("missing_seqs") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Long> missingSeqs,

            @JsonProperty("report") @JsonRawValue @Nullable String report)
            implements Device {}

    /** @param nextCursor null at the end */
    record Page(
            @JsonProperty("devices") List<Listed> devices,
            @JsonProperty("next_cursor") @Nullable String nextCursor) implements Device {}

    private static void requireName(@Nullable String name) {
        require(
                name != null && !name.isBlank() && name.length() <= MAX_NAME && name.indexOf('\0') < 0,
                "name must have 1 to " + MAX_NAME + " characters");
    }

    private static void requireRights(String rights) {
        require(rights.equals(ALL) || rights.equals(SELLING), "rights must be all or selling, but is " + rights);
    }

    private static void requireReason(@Nullable String reason) {
        require(
                reason == null || (reason.length() <= MAX_REASON && reason.indexOf('\0') < 0),
                "reason must have at most " + MAX_REASON + " characters");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw Refusal.invalid(rule);
        }
    }
}
