package dev.tillstream.inbox;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;

/** The records that a batch touches, loaded and locked: rules change them here, then all is stored at once. */
public interface UnitOfWork {
    /**
     * Decides one operation and takes its changes over, so that the next one sees them. Without I/O. All checks come
     * before the first change: where this throws, nothing was changed.
     *
     * @throws IllegalArgumentException for a payload that can't be understood: becomes {@code rejected}
     */
    Decision decide(PushedOperation pushed, Instant now);

    /**
     * What a person's decision about a conflict does to the record, beside being noted: nothing, unless the domain says
     * otherwise.
     *
     * @throws IllegalArgumentException for a decision that can't be carried out: becomes {@code rejected}
     */
    default Effects settle(Resolution resolution, PushedOperation pushed, Instant now) {
        return Effects.NONE;
    }

    /**
     * Decides a person's decision about a conflict: by {@link #settle}, unless the domain has to know before that what it
     * does.
     */
    default Decision resolve(PushedOperation pushed, Conflicts conflicts, Instant now) {
        return conflicts.resolve(pushed, now, resolution -> settle(resolution, pushed, now));
    }

    /** Writes what was changed: one statement for each table. */
    Uni<Void> store(SqlConnection tx);

    /**
     * What is to be done in the same transaction when all of the batch is written, its outcomes and audit entries too:
     * nothing, unless the domain says otherwise.
     */
    default Uni<Void> finish(SqlConnection tx) {
        return Uni.createFrom().voidItem();
    }
}
