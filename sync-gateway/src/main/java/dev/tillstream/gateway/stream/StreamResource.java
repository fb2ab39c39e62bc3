package dev.tillstream.gateway.stream;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.head.Heads;
import dev.tillstream.gateway.head.View;
import dev.tillstream.gateway.problem.Refusal;
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
        return authentication.any(headers).onItem().transformToMulti(caller -> events(headers, caller, sse));
    }

    /** The key is looked at before each event, and when any key changes: a revoked device's stream ends at once. */
    private Multi<OutboundSseEvent> events(HttpHeaders headers, Caller caller, Sse sse) {
        AtomicLong sent = new AtomicLong(NOTHING_SENT);
        return Multi.createBy()
                .repeating()
                .uni(() -> next(headers, caller, sent))
                .whilst(view -> !heads.isStopping())
                .map(view -> event(sse, caller, view));
    }

    private Uni<View> next(HttpHeaders headers, Caller caller, AtomicLong sent) {
        Uni<Boolean> due = sent.get() == NOTHING_SENT ? Uni.createFrom().item(true) : moved(caller, sent.get());
        return due.chain(() -> authentication.any(headers))
                .invoke(now -> requireSame(caller, now))
                .chain(heads::view)
                .invoke(view -> sent.set(newest(caller, view)));
    }

    /** A till that was moved to another branch begins another stream. */
    private static void requireSame(Caller caller, Caller now) {
        if (!caller.place().equals(now.place())) {
            throw Refusal.cursorExpired();
        }
    }

    private Uni<Boolean> moved(Caller caller, long seen) {
        return caller.seesAllBranches()
                ? heads.awaitAnything(caller, seen, config.heartbeat())
                : heads.await(caller, seen, config.heartbeat());
    }

    /** Who works for all branches pulls none of their records, but is told that there is something to read. */
    private static long newest(Caller caller, View view) {
        return caller.seesAllBranches() ? view.through() : view.head();
    }

    private static OutboundSseEvent event(Sse sse, Caller caller, View view) {
        String cursor =
                Cursor.at(view.generation(), newest(caller, view), caller).text();
        return sse.newEventBuilder().name(EVENT).data(cursor).build();
    }
}
