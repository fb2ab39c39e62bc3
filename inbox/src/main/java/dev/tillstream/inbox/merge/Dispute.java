package dev.tillstream.inbox.merge;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Strategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields about which one operation and the server disagree, as they are found: they become one conflict. */
final class Dispute {
    private static final int MAX_NAMES = 10;

    private final Instant localTime;
    private final Map<String, @Nullable Object> local = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> server = new LinkedHashMap<>();
    private final Map<String, List<String>> fieldsByVerdict = new LinkedHashMap<>();
    private final Set<Strategy> settledAs = new LinkedHashSet<>();

    Dispute(Instant localTime) {
        this.localTime = localTime;
    }

    void localStands(String field, @Nullable Object mine, @Nullable Object theirs, FieldStamp lost) {
        local.put(field, mine);
        server.put(field, theirs);
        verdict(
                Strategy.KEEP_LOCAL,
                field,
                "the till's change of " + Timestamps.format(localTime) + " stands, the server's of "
                        + Timestamps.format(lost.occurredAt()) + " gives way");
    }

    void serverStands(String field, @Nullable Object mine, @Nullable Object theirs, FieldStamp standing) {
        local.put(field, mine);
        server.put(field, theirs);
        verdict(
                Strategy.KEEP_SERVER,
                field,
                "the server's change of " + Timestamps.format(standing.occurredAt()) + " stands, the till's of "
                        + Timestamps.format(localTime) + " gives way");
    }

    /** The record stays deleted, whatever was sent. */
    void deletionStands(Fields sent, FieldStamp deletion) {
        local.putAll(sent.values());
        server.put(FieldStamps.DELETION, Timestamps.format(deletion.occurredAt()));
        String verdict = "the deletion of " + Timestamps.format(deletion.occurredAt())
                + " stands, the till's change of " + Timestamps.format(localTime) + " gives way";
        sent.names().forEach(field -> verdict(Strategy.KEEP_SERVER, field, verdict));
    }

    /** The record stays alive, because of a field that was changed after the deletion. */
    void deletionFails(String field, @Nullable Object theirs, FieldStamp standing) {
        local.put(FieldStamps.DELETION, Timestamps.format(localTime));
        server.put(field, theirs);
        verdict(
                Strategy.KEEP_SERVER,
                field,
                "the server's change of " + Timestamps.format(standing.occurredAt())
                        + " stands, the till's deletion of " + Timestamps.format(localTime) + " gives way");
    }

    /** Empty where nothing was found. */
    Optional<Conflict> toConflict() {
        if (settledAs.isEmpty()) {
            return Optional.empty();
        }
        Strategy settled = settledAs.size() == 1 ? settledAs.iterator().next() : Strategy.MERGE;
        return Optional.of(new Conflict(
                ConflictType.DATA_MISMATCH,
                Reason.STALE_VERSION,
                Fields.of(local),
                Fields.of(server),
                settled,
                suggestedFix(settled),
                Optional.of(settled)));
    }

    private void verdict(Strategy strategy, String field, String text) {
        settledAs.add(strategy);
        fieldsByVerdict.computeIfAbsent(text, any -> new ArrayList<>()).add(field);
    }

    private String suggestedFix(Strategy settled) {
        List<String> clauses = new ArrayList<>();
        fieldsByVerdict.forEach((verdict, fields) -> clauses.add(listed(fields) + ": " + verdict));
        String advice = settled == Strategy.MERGE
                ? "Keep it as merged, or choose keep_local or keep_server for all of these fields."
                : "Keep it so, or choose " + other(settled).wireName() + ".";
        return String.join("; ", clauses) + ". " + advice;
    }

    private static Strategy other(Strategy settled) {
        return settled == Strategy.KEEP_LOCAL ? Strategy.KEEP_SERVER : Strategy.KEEP_LOCAL;
    }

    private static String listed(List<String> fields) {
        if (fields.size() <= MAX_NAMES) {
            return String.join(", ", fields);
        }
        return String.join(", ", fields.subList(0, MAX_NAMES)) + " and " + (fields.size() - MAX_NAMES) + " more";
    }
}
