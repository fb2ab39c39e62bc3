package dev.tillstream.inbox.merge;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fields that someone wants to change.
 *
 * @param sent as {@link SentFields} gives them; null clears
 * @param base the version that whoever changed them had seen; null where that isn't known
 */
record Edit(Fields sent, @Nullable Long base, PushedOperation by, Instant now) {

    /** A till's: it may not have seen what is there now. */
    static Edit pushed(Fields sent, PushedOperation by, Instant now) {
        return new Edit(sent, by.operation().baseVersion(), by, now);
    }

    /** A person's decision about the record as it is now. */
    static Edit decided(Fields sent, MasterRecord current, PushedOperation by, Instant now) {
        return new Edit(sent, current.version(), by, now);
    }

    /** Whether this was made in the knowledge of that change. A base beyond the current version has seen everything. */
    boolean hasSeen(FieldStamp change) {
        return base != null && change.version() <= base;
    }

    /** Whether that change came in between, unseen, from somebody else: then the two are in dispute. */
    boolean isDisputing(FieldStamp change) {
        return base != null && !change.deviceId().equals(by.origin().deviceId());
    }

    FieldStamp stamp(long version) {
        return FieldStamp.of(by, version);
    }
}
