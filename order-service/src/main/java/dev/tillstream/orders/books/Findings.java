package dev.tillstream.orders.books;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.Conflicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong with one operation: it has one conflict, however many rules it breaks. */
public final class Findings {
    private final List<Conflict> found = new ArrayList<>();

    public void add(Optional<Conflict> finding) {
        finding.ifPresent(found::add);
    }

    /** The first one's type and reason; all that they say. */
    private Conflict merged() {
        Conflict first = found.get(0);
        Fields local = Fields.NONE;
        Fields server = Fields.NONE;
        for (Conflict finding : found) {
            local = local.with(finding.localData());
            server = server.with(finding.serverData());
        }
        String fixes = found.stream().map(Conflict::suggestedFix).collect(Collectors.joining(". "));
        return new Conflict(first.type(), first.reason(), local, server, first.suggested(), fixes, Optional.empty());
    }

    /** Opens the conflict, if there is one, among the changes; and says so in the receipt. */
    public Receipt receipt(
            Conflicts conflicts, Table table, long version, PushedOperation pushed, List<Change> changes, Instant now) {
        if (found.isEmpty()) {
            return Receipt.applied(pushed, version);
        }
        Conflict conflict = merged();
        Change opened = conflicts.open(conflict, table, pushed.operation().id(), pushed, now);
        changes.add(opened);
        return Receipt.conflict(pushed, version, opened.id(), conflict.reason(), conflict.suggestedFix());
    }
}
