package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** The answer to a batch: one result for each operation, in the order of the request (PROTOCOL §1). */
public record PushAnswer(
        @JsonProperty("results") List<PushResult> results,

        @JsonProperty("server_time") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC")
        Instant serverTime) {

    public PushAnswer {
        results = List.copyOf(results);
    }
}
