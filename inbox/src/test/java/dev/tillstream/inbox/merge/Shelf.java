package dev.tillstream.inbox.merge;

import static dev.tillstream.local.simulated.Till.OPENING;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.local.simulated.Till;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One record, as the rules change it: no database. */
final class Shelf {
    private final Table table;
    private final List<Conflict> conflicts = new ArrayList<>();
    private @Nullable MasterRecord record;

    Shelf(Table table) {
        this.table = table;
    }

    /** Applies the operation and answers its conflict. */
    Optional<Conflict> apply(Till.Push push) {
        Merge merge = decide(push.pushed());
        record = merge.record();
        merge.conflict().ifPresent(conflicts::add);
        return merge.conflict();
    }

    void resolve(Resolution resolution, Till.Push push) {
        record = ResolutionRules.resolve(table, record(), resolution, push.pushed(), OPENING);
    }

    MasterRecord record() {
        return Objects.requireNonNull(record, "nothing was created");
    }

    Fields fields() {
        return record().fields();
    }

    long version() {
        return record().version();
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    private Merge decide(PushedOperation pushed) {
        return pushed.operation().type().endsWith(".delete")
                ? MergeRules.delete(record(), pushed, OPENING)
                : MergeRules.upsert(table, Optional.ofNullable(record), pushed, OPENING);
    }
}
