package dev.tillstream.inbox.merge;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.conflict.Strategy;
import java.time.Instant;

/**
 * What a person's decision about a conflict does to the record: the fields of the chosen side become the newest change
 * (S2-4, PROTOCOL §5).
 */
public final class ResolutionRules {
    private static final String LOCAL = "local_data";
    private static final String SERVER = "server_data";

    private ResolutionRules() {}

    /**
     * The record after the decision; the same where it needs no change.
     *
     * @throws IllegalArgumentException for merged fields that the record can't have
     */
    public static MasterRecord resolve(
            Table table, MasterRecord current, Resolution resolution, PushedOperation pushed, Instant now) {
        Fields chosen = chosen(resolution);
        if (isDeletion(chosen)) {
            return MergeRules.delete(current, Edit.decided(Fields.NONE, current, pushed, now))
                    .record();
        }
        if (current.isDeleted() && !mayRevive(resolution)) {
            return current;
        }
        Fields sent = SentFields.of(table, current.stored().id(), chosen);
        return MergeRules.apply(current, Edit.decided(sent, current, pushed, now))
                .record();
    }

    private static boolean isDeletion(Fields side) {
        return side.value(FieldStamps.DELETION) != null;
    }

    /** The fields to apply; none where the result of the merge stays. */
    private static Fields chosen(Resolution resolution) {
        return switch (resolution.strategy()) {
            case KEEP_LOCAL -> resolution.conflict().object(LOCAL);
            case KEEP_SERVER -> resolution.conflict().object(SERVER);
            case MERGE -> resolution.merged().orElse(Fields.NONE).only(name -> !name.equals(FieldStamps.DELETION));
        };
    }

    /** A record that was deleted since stays so, unless the dispute was about that or a person put it together. */
    private static boolean mayRevive(Resolution resolution) {
        return resolution.strategy() == Strategy.MERGE
                || isDeletion(resolution.conflict().object(LOCAL))
                || isDeletion(resolution.conflict().object(SERVER));
    }
}
