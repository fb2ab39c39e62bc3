package dev.tillstream.gateway.status;

import dev.tillstream.contracts.Timestamps;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /sync/ping}: whether the gateway can be reached, for anyone, without a look at anything but the clock. */
@Path("sync/ping")
@NonBlocking
public class PingResource {
    private final InstantSource clock;

    PingResource(InstantSource clock) {
        this.clock = clock;
    }

    @GET
    @Operation(summary = "204 with the server's clock in the headers Date and Server-Time; no key is needed")
    public Response ping() {
        Instant now = clock.instant();
        return Response.noContent()
                .header("Server-Time", Timestamps.format(now))
                .header(HttpHeaders.DATE, DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
