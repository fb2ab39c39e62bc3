package dev.tillstream.inbox.conflict;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import java.time.Instant;
import java.util.Objects;

/** Conflicts as they are when they are settled. Pure. */
public final class Closing {
    private static final String STATUS = "status";
    private static final String CLOSED = "resolved";

    private Closing() {}

    public static boolean isClosed(Fields conflict) {
        return Objects.equals(conflict.text(STATUS), CLOSED);
    }

    static Fields closed(Fields conflict, Strategy strategy, String resolvedBy, Instant now) {
        return conflict.with(STATUS, CLOSED)
                .with("resolution_strategy", strategy.wireName())
                .with("resolved_by", resolvedBy)
                .with("resolved_at", Timestamps.format(now));
    }

    /** Without both sides' data; closed, as far as it wasn't. */
    static Fields emptied(Fields conflict, Instant now) {
        Fields emptied =
                conflict.with("local_data", null).with("server_data", null).with("merged", null);
        return isClosed(conflict) ? emptied : closed(emptied, Strategy.KEEP_SERVER, "erasure", now);
    }
}
