package dev.tillstream.inbox.merge;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.store.StoredRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Master data merges field by field (DESIGN §5, policy {@code merge} of S0-14).
 *
 * <p>A field that only one side changed since the operation's base version is that side's. One that both changed goes to
 * the later {@code occurred_at} by the server's clock, of equal times to the higher op_id; the loser is kept in the
 * operation's one conflict. Without a base version the last write wins per field, and only a loser that is sent is kept.
 * Operations without a base version give the same fields in whatever order they come.
 */
public final class MergeRules {
    private MergeRules() {}

    /**
     * Changes the fields that the payload brings; null clears one. A record that isn't there is created.
     *
     * @throws IllegalArgumentException that names a field which is required, or of another kind
     */
    public static Merge upsert(Table table, Optional<MasterRecord> current, PushedOperation pushed, Instant now) {
        Fields sent =
                SentFields.of(table, pushed.operation().id(), pushed.operation().payload());
        return current.map(record -> apply(record, Edit.pushed(sent, pushed, now)))
                .orElseGet(() -> create(table, sent, pushed, now));
    }

    /** Deletes the record, unless a field was changed unseen by the operation and later than it. */
    public static Merge delete(MasterRecord current, PushedOperation pushed, Instant now) {
        return delete(current, Edit.pushed(Fields.NONE, pushed, now));
    }

    /** Whether somebody else changed the record since the version that the operation is based on (S0-14). */
    public static boolean isStale(MasterRecord current, PushedOperation pushed) {
        Edit edit = Edit.pushed(Fields.NONE, pushed, pushed.receivedAt());
        return current.stamps().byField().values().stream()
                .anyMatch(stamp -> !edit.hasSeen(stamp)
                        && !stamp.deviceId().equals(pushed.origin().deviceId()));
    }

    static Merge delete(MasterRecord current, Edit edit) {
        if (current.isDeleted()) {
            return Merge.silent(deletedAgain(current, edit));
        }
        FieldStamp mine = edit.stamp(current.version() + 1);
        Dispute dispute = new Dispute(mine.occurredAt());
        current.stamps().byField().forEach((field, theirs) -> {
            if (!edit.hasSeen(theirs) && theirs.isLaterThan(mine)) {
                dispute.deletionFails(field, current.fields().value(field), theirs);
            }
        });
        return dispute.toConflict()
                .map(conflict -> Merge.disputed(current, conflict))
                .orElseGet(() -> Merge.silent(deleted(current, edit, mine)));
    }

    static Merge apply(MasterRecord current, Edit edit) {
        if (edit.sent().isEmpty()) {
            return Merge.silent(current);
        }
        return current.isDeleted() ? applyToDeleted(current, edit) : applyToLiving(current, edit);
    }

    private static Merge create(Table table, Fields sent, PushedOperation pushed, Instant now) {
        String id = pushed.operation().id();
        Fields fields = SentFields.forCreation(table, id, sent);
        FieldStamp mine = FieldStamp.of(pushed, 1);
        Map<String, FieldStamp> stamps = new HashMap<>();
        sent.names().forEach(name -> stamps.put(name, mine));
        StoredRecord stored = StoredRecord.created(table, id, pushed, now, fields);
        return Merge.silent(new MasterRecord(stored, FieldStamps.NONE.with(stamps)));
    }

    private static Merge applyToLiving(MasterRecord current, Edit edit) {
        FieldMerge merge = FieldMerge.of(current, edit, current.version() + 1);
        StoredRecord stored = merge.changesValues()
                ? current.stored().changed(edit.by(), edit.now(), merge.fields())
                : current.stored();
        return new Merge(
                new MasterRecord(stored, merge.stamps()), merge.dispute().toConflict());
    }

    private static Merge applyToDeleted(MasterRecord current, Edit edit) {
        FieldStamp mine = edit.stamp(current.version() + 1);
        Optional<FieldStamp> standing =
                current.stamps().deletion().filter(deletion -> !edit.hasSeen(deletion) && deletion.isLaterThan(mine));
        return standing.map(deletion -> stayDeleted(current, edit, deletion)).orElseGet(() -> revive(current, edit));
    }

    private static Merge revive(MasterRecord current, Edit edit) {
        FieldMerge merge = FieldMerge.of(current, edit, current.version() + 1);
        StoredRecord alive = current.stored().changed(edit.by(), edit.now(), merge.fields());
        return new Merge(
                new MasterRecord(alive, merge.stamps().withoutDeletion()),
                merge.dispute().toConflict());
    }

    /** Nobody sees the fields of a deleted record, but they go on merging: a revival finds them as they should be. */
    private static Merge stayDeleted(MasterRecord current, Edit edit, FieldStamp deletion) {
        FieldMerge merge = FieldMerge.of(current, edit, current.version());
        StoredRecord tombstone =
                new StoredRecord(current.stored().key(), current.stored().meta(), merge.fields());
        Dispute dispute = new Dispute(edit.stamp(current.version()).occurredAt());
        dispute.deletionStands(edit.sent(), deletion);
        return new Merge(new MasterRecord(tombstone, merge.stamps()), dispute.toConflict());
    }

    private static MasterRecord deletedAgain(MasterRecord current, Edit edit) {
        FieldStamp mine = edit.stamp(current.version());
        boolean known = current.stamps()
                .deletion()
                .filter(deletion -> !mine.isLaterThan(deletion))
                .isPresent();
        return known ? current : current.withStamps(current.stamps().with(FieldStamps.DELETION, mine));
    }

    private static MasterRecord deleted(MasterRecord current, Edit edit, FieldStamp mine) {
        FieldStamp knowing = current.stamps().byField().values().stream()
                .reduce(mine, FieldStamp::knowing, (one, other) -> one.knowing(other));
        return new MasterRecord(
                current.stored().deleted(edit.by(), edit.now()),
                current.stamps().with(FieldStamps.DELETION, knowing));
    }
}
