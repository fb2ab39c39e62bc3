package dev.tillstream.gateway.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tillstream.contracts.DeviceStatus;

/**
 * The status of a device, and the life that it is about.
 *
 * @param epoch the newest one that anything was received of; 0 before anything was. A till that lost its storage goes on
 *     in the next one (S2-22, R-7)
 */
public record StatusAnswer(
        @JsonUnwrapped DeviceStatus status,
        @JsonProperty("epoch") int epoch) {}
