package dev.tillstream.inbox.merge;

import dev.tillstream.contracts.Fields;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One edit against one record, field by field: which values change, whose stamps move, what is in dispute. */
final class FieldMerge {
    private final MasterRecord current;
    private final Edit edit;
    private final FieldStamp mine;
    private final Map<String, @Nullable Object> values;
    private final Set<String> changed = new LinkedHashSet<>();
    private final Map<String, FieldStamp> stamps = new LinkedHashMap<>();
    private final Dispute dispute;

    /** @param version that a change of a field gives */
    static FieldMerge of(MasterRecord current, Edit edit, long version) {
        FieldMerge merge = new FieldMerge(current, edit, version);
        edit.sent().names().forEach(merge::decide);
        return merge;
    }

    private FieldMerge(MasterRecord current, Edit edit, long version) {
        this.current = current;
        this.edit = edit;
        this.mine = edit.stamp(version);
        this.values = new LinkedHashMap<>(current.fields().values());
        this.dispute = new Dispute(mine.occurredAt());
    }

    boolean changesValues() {
        return !changed.isEmpty();
    }

    Fields fields() {
        return changed.isEmpty() ? current.fields() : Fields.of(values);
    }

    FieldStamps stamps() {
        return stamps.isEmpty() ? current.stamps() : current.stamps().with(stamps);
    }

    Dispute dispute() {
        return dispute;
    }

    private void decide(String field) {
        Object sent = edit.sent().value(field);
        Object stored = current.fields().value(field);
        FieldStamp theirs = current.stamps().of(field);
        if (SameValue.test(sent, stored)) {
            agree(field, theirs);
        } else if (theirs == null) {
            change(field, sent, mine);
        } else if (edit.hasSeen(theirs)) {
            change(field, sent, mine.knowing(theirs));
        } else if (theirs.isLaterThan(mine)) {
            dispute.serverStands(field, sent, stored, theirs);
        } else {
            overrule(field, sent, stored, theirs);
        }
    }

    /** No change, but a later word for the same value: what comes late and is older must not win against it. */
    private void agree(String field, @Nullable FieldStamp theirs) {
        if (theirs == null) {
            stamps.put(field, mine.atVersion(current.version()));
        } else if (mine.isLaterThan(theirs)) {
            stamps.put(field, mine.atVersion(theirs.version()));
        }
    }

    private void overrule(String field, @Nullable Object sent, @Nullable Object stored, FieldStamp theirs) {
        if (edit.isDisputing(theirs)) {
            dispute.localStands(field, sent, stored, theirs);
        }
        change(field, sent, mine);
    }

    private void change(String field, @Nullable Object sent, FieldStamp stamp) {
        changed.add(field);
        stamps.put(field, stamp);
        if (sent == null) {
            values.remove(field);
        } else {
            values.put(field, sent);
        }
    }
}
