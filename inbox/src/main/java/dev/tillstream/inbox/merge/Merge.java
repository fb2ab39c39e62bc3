package dev.tillstream.inbox.merge;

import dev.tillstream.inbox.conflict.Conflict;
import java.util.Optional;

/**
 * What an operation makes of a record.
 *
 * @param record as it is now. A change of its fields or of its deletion gives the next version; where only stamps
 *     changed, the version stays and there is nothing to publish
 * @param conflict what the operation and the server disagreed about, settled already
 */
public record Merge(MasterRecord record, Optional<Conflict> conflict) {

    static Merge silent(MasterRecord record) {
        return new Merge(record, Optional.empty());
    }

    static Merge disputed(MasterRecord record, Conflict conflict) {
        return new Merge(record, Optional.of(conflict));
    }
}
