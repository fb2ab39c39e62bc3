package dev.tillstream.gateway.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tillstream.gateway.problem.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about kept operations. Checks itself: {@link Refusal} invalid_operation names the field.
 *
 * @param ids of the quarantine's rows, 1 to 200
 * @param reason in the person's words
 */
public record Decision(
        @JsonProperty("ids") List<String> ids,
        @JsonProperty("reason") String reason) {
    static final int MAX_IDS = 200;
    private static final int MAX_ID = 64;
    private static final int MAX_REASON = 500;

    public Decision {
        require(ids != null && !ids.isEmpty(), "ids must hold 1 to " + MAX_IDS + " ids");
        require(ids.size() <= MAX_IDS, "ids must hold 1 to " + MAX_IDS + " ids, but holds " + ids.size());
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            require(id != null && id.length() <= MAX_ID && id.indexOf('\0') < 0, "ids[" + i + "] is no id");
        }
        require(
                reason != null && !reason.isBlank() && reason.length() <= MAX_REASON && reason.indexOf('\0') < 0,
                "reason must have 1 to " + MAX_REASON + " characters");
        ids = ids.stream().distinct().toList();
    }

    /**
     * What became of one of them.
     *
     * @param status as it stands now; {@code unknown} for what is not theirs to decide
     * @param receipt of a released operation, as JSON, once there is one
     * @param message why nothing was done
     */
    public record Result(
            @JsonProperty("id") String id,
            @JsonProperty("status") String status,

            @JsonProperty("receipt") @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String receipt,

            @JsonProperty("message") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String message) {
        static Result of(String id, String status) {
            return new Result(id, status, null, null);
        }

        static Result of(String id, String status, String message) {
            return new Result(id, status, null, message);
        }

        public static Result unknown(String id) {
            return of(id, "unknown", "there is no such operation");
        }

        public Result withReceipt(@Nullable String json) {
            return new Result(id, status, json, message);
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw Refusal.invalid(rule);
        }
    }
}
