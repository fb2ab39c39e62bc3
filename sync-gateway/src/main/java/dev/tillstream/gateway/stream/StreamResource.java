package dev.tillstream.gateway.stream;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.device.Authentication;
import dev.tillstream.gateway.device.Till;
import dev.tillstream.gateway.head.Heads;
import dev.tillstream.gateway.head.View;
import dev.tillstream.gateway.pull.Cursor;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /sync/stream} (PROTOCOL §2): the newest cursor at once when it moves, and as a heartbeat. */
@Path("sync/stream")
@NonBlocking
public class StreamResource {
    private static final String EVENT = "head";
    private static final long NOTHING_SENT = -1;

    private final Authentication authentication;
    private final Heads heads;
    private final GatewayConfig.Feed config;

    StreamResource(Authentication authentication, Heads heads, GatewayConfig config) {
        this.authentication = authentication;
        this.heads = heads;
        this.config = config.feed();
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Events 'head' whose data is the newest cursor: a hint that a pull is worth while")
    @ForTills
    public Multi<OutboundSseEvent> stream(@Context HttpHeaders headers, @Context Sse sse) {
        return authentication.till(headers).onItem().transformToMulti(till -> events(headers, till, sse));
    }

    /** The key is looked at before each event, so that a revoked device's stream ends. */
    private Multi<OutboundSseEvent> events(HttpHeaders headers, Till till, Sse sse) {
        AtomicLong sent = new AtomicLong(NOTHING_SENT);
        return Multi.createBy()
                .repeating()
                .uni(() -> next(headers, till, sent))
                .whilst(view -> !heads.isStopping())
                .map(view -> event(sse, till, view));
    }

    private Uni<View> next(HttpHeaders headers, Till till, AtomicLong sent) {
        Uni<Boolean> due = sent.get() == NOTHING_SENT
                ? Uni.createFrom().item(true)
                : heads.await(till, sent.get(), config.heartbeat());
        return due.chain(() -> authentication.till(headers)).chain(heads::view).invoke(view -> sent.set(view.head()));
    }

    private static OutboundSseEvent event(Sse sse, Till till, View view) {
        String cursor = Cursor.at(view.generation(), view.head(), till).text();
        return sse.newEventBuilder().name(EVENT).data(cursor).build();
    }
}
