package dev.tillstream.catalog.merge;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.conflict.Strategy;
import java.time.Instant;
import java.util.Optional;

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
        Fields chosen = resolution.chosen();
        if (isDeletion(chosen)) {
            return MergeRules.delete(current, Edit.decided(Fields.NONE, current, pushed, now))
                    .record();
        }
        if (current.isDeleted() && !resolution.mayRevive()) {
            return current;
        }
        Fields sent = SentFields.of(table, current.stored().id(), chosen);
        return MergeRules.apply(current, Edit.decided(sent, current, pushed, now))
                .record();
    }

    private static boolean isDeletion(Fields side) {
        return side.value(FieldStamps.DELETION) != null;
    }

    /**
     * A decision about a conflict.
     *
     * @param conflict fields of {@link dev.tillstream.contracts.table.Tables#CONFLICTS}
     * @param merged the fields that a person put together; only with {@link Strategy#MERGE}
     */
    public record Resolution(Fields conflict, Strategy strategy, Optional<Fields> merged) {

        /** The fields to apply; none where the result of the merge stays. */
        Fields chosen() {
            return switch (strategy) {
                case KEEP_LOCAL -> conflict.object(LOCAL);
                case KEEP_SERVER -> conflict.object(SERVER);
                case MERGE -> merged.orElse(Fields.NONE).only(name -> !name.equals(FieldStamps.DELETION));
            };
        }

        /** A record that was deleted since stays so, unless the dispute was about that or a person put it together. */
        boolean mayRevive() {
            return strategy == Strategy.MERGE
                    || isDeletion(conflict.object(LOCAL))
                    || isDeletion(conflict.object(SERVER));
        }
    }
}
