package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What became of one operation of a batch (PROTOCOL §1).
 *
 * @param opId as it was sent; null where it could not be read
 * @param status {@code durable}, {@code rejected}, and with {@code Prefer: wait} {@code applied} or {@code conflict}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PushResult(
        @JsonProperty("op_id") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
        String opId,

        @JsonProperty("status") String status,
        @JsonProperty("reason") @Nullable Reason reason,
        @JsonProperty("message") @Nullable String message,
        @JsonProperty("receipt") @Nullable Receipt receipt) {
    public static final String DURABLE = "durable";
    public static final String REJECTED = "rejected";
}
