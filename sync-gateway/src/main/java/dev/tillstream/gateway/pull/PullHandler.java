package dev.tillstream.gateway.pull;

import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.head.Heads;
import dev.tillstream.gateway.head.View;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** One pull: nothing new costs nothing, an empty page is held, and a cursor never has gaps (PROTOCOL §2). */
@Singleton
final class PullHandler {
    private final Heads heads;
    private final PullReading reading;
    private final InstantSource clock;

    PullHandler(Heads heads, PullReading reading, InstantSource clock) {
        this.heads = heads;
        this.reading = reading;
        this.clock = clock;
    }

    /** @param body empty when the client has it already */
    record Pulled(Optional<Buffer> body, String tag) {}

    /** Fails with {@link Refusal} cursor_expired or invalid_operation. */
    Uni<Pulled> pull(Caller caller, PullRequest request) {
        return pull(caller, request, clock.instant().plus(request.maxWait()));
    }

    private Uni<Pulled> pull(Caller caller, PullRequest request, Instant deadline) {
        return view(caller, request).chain(view -> {
            reading.check(caller, request, view);
            return pull(caller, request, view, deadline);
        });
    }

    private Uni<Pulled> pull(Caller caller, PullRequest request, View view, Instant deadline) {
        String tag = tag(caller, request, view);
        if (request.knows(tag)) {
            return held(caller, request, view, deadline, new Pulled(Optional.empty(), tag));
        }
        return reading.read(caller, request, view).chain(answer -> {
            Pulled pulled = new Pulled(Optional.of(answer.toBuffer(clock.instant())), tag);
            boolean nothing = answer.isEmpty() && !answer.hasMore();
            return nothing
                    ? held(caller, request, view, deadline, pulled)
                    : Uni.createFrom().item(pulled);
        });
    }

    /** Waits for anything new, then looks again; when the time is over, that is the answer. */
    private Uni<Pulled> held(Caller caller, PullRequest request, View view, Instant deadline, Pulled otherwise) {
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isZero() || left.isNegative()) {
            return Uni.createFrom().item(otherwise);
        }
        return heads.await(caller, Math.max(view.head(), request.seq()), left)
                .chain(woken -> woken
                        ? pull(caller, request, deadline)
                        : Uni.createFrom().item(otherwise));
    }

    /** A cursor from another gateway may be ahead of what this one has heard; then the database is asked. */
    private Uni<View> view(Caller caller, PullRequest request) {
        return heads.view(caller)
                .chain(view ->
                        request.seq() <= view.through() ? Uni.createFrom().item(view) : heads.viewFromDatabase(caller));
    }

    /** The answer depends on whose view it is, on the request, and on how far the view has come. */
    private static String tag(Caller caller, PullRequest request, View view) {
        String since = request.since().map(Cursor::text).orElse("");
        int place = Objects.hash(caller.branchId(), since, request.limit(), request.tables());
        return "W/\"" + Long.toHexString(view.generation()) + "-" + Long.toHexString(view.changes()) + "-"
                + Long.toHexString(view.receipts()) + "-" + Integer.toHexString(place) + "\"";
    }
}
