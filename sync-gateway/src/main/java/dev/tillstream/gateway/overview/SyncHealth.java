package dev.tillstream.gateway.overview;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.contracts.Timestamps;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How synchronization goes in an organization, or in one of its branches.
 *
 * @param head of the feed: the number of its newest change
 * @param movedAt when that was written, of what the asker sees; null before there was anything
 * @param unapplied operations that were received and have no receipt yet: in a sound system those of the last moments
 * @param quarantine operations that a person has to release or discard
 * @param tills those that lack something, or that nobody has heard of; the longest silent first
 */
record SyncHealth(
        @JsonProperty("head") long head,

        @JsonProperty("moved_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC") @Nullable
        Instant movedAt,

        @JsonProperty("unapplied") long unapplied,
        @JsonProperty("quarantine") Waiting quarantine,
        @JsonProperty("conflicts") Waiting conflicts,
        @JsonProperty("till_count") long tillCount,
        @JsonProperty("tills") List<Till> tills,

        @JsonProperty("server_time") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC")
        Instant serverTime) {
    SyncHealth {
        tills = List.copyOf(tills);
    }

    /**
     * What waits for a person.
     *
     * @param open how many; counted up to 1,000
     * @param oldestAt since when; null where nothing waits
     */
    record Waiting(
            @JsonProperty("open") long open,

            @JsonProperty("oldest_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC") @Nullable
            Instant oldestAt) {}

    /**
     * A till to look after.
     *
     * @param silent whether nobody has heard of it for a while, or ever
     * @param unapplied operations of its life now that have no receipt yet
     * @param oldestUnappliedSeq the first of them; null where there is none
     * @param missing numbers that it gave and that never came
     * @param queueLength what it said last that it has still to send; null where it didn't say
     */
    record Till(
            @JsonProperty("device_id") String deviceId,
            @JsonProperty("name") String name,
            @JsonProperty("branch_id") String branchId,

            @JsonProperty("last_seen_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC") @Nullable
            Instant lastSeenAt,

            @JsonProperty("silent") boolean silent,
            @JsonProperty("unapplied") long unapplied,
            @JsonProperty("oldest_unapplied_seq") @Nullable Long oldestUnappliedSeq,
            @JsonProperty("missing") long missing,
            @JsonProperty("queue_length") @Nullable Long queueLength) {

        boolean needsALook() {
            return silent || unapplied > 0 || missing > 0 || (queueLength != null && queueLength > 0);
        }
    }
}
