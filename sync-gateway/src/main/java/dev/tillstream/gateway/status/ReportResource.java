package dev.tillstream.gateway.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.problem.Given;
import dev.tillstream.gateway.seq.DeviceLogs;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /devices/self/report}: a device tells how it is; {@code GET /devices} shows what it told last (B-17). */
@Path("devices/self/report")
@NonBlocking
public class ReportResource {
    private final Authentication authentication;
    private final DeviceLogs logs;
    private final ObjectMapper json;
    private final InstantSource clock;

    ReportResource(Authentication authentication, DeviceLogs logs, ObjectMapper json, InstantSource clock) {
        this.authentication = authentication;
        this.logs = logs;
        this.json = json;
        this.clock = clock;
    }

    /** A report as it is kept. */
    private record Reported(
            @JsonUnwrapped DeviceReport report,
            @JsonProperty("reported_at") String reportedAt) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The calling device tells its version, its queue and its storage; the last report is kept")
    public Uni<Void> report(@Context HttpHeaders headers, @Nullable DeviceReport report) {
        String kept = toJson(new Reported(Given.body(report), Timestamps.format(clock.instant())));
        return authentication.device(headers).chain(caller -> logs.report(caller, kept));
    }

    private String toJson(Reported report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a report can always be written", e);
        }
    }
}
