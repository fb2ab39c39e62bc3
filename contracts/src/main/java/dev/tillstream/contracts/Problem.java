package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a whole request failed: RFC 9457 with a machine-readable reason (PROTOCOL §0). */
public record Problem(
        @JsonProperty("type") String type,
        @JsonProperty("title") String title,
        @JsonProperty("status") int status,
        @JsonProperty("detail") String detail,
        @JsonProperty("reason") Reason reason) {
    public static final String MEDIA_TYPE = "application/problem+json";
}
