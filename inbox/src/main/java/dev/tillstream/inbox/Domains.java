package dev.tillstream.inbox;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service's domains side by side: each gets the operations of its own tables, all in one transaction. */
@ApplicationScoped
class Domains {
    private final List<Domain> domains;

    Domains(@All List<Domain> domains) {
        this.domains = List.copyOf(domains);
    }

    Uni<UnitOfWork> load(SqlConnection tx, List<PushedOperation> operations) {
        return Conflicts.load(tx, operations).chain(conflicts -> {
            Work work = new Work(conflicts);
            Uni<Void> all = Uni.createFrom().voidItem();
            for (Domain domain : domains) {
                List<PushedOperation> share = operations.stream()
                        .filter(pushed -> domain.tables().contains(tableOf(pushed)) && !lacksBranch(pushed))
                        .toList();
                if (!share.isEmpty()) {
                    all = all.chain(() -> domain.load(tx, share, conflicts))
                            .invoke(unit -> work.add(domain, unit))
                            .replaceWithVoid();
                }
            }
            return all.replaceWith(work);
        });
    }

    /** Of an operation its own; of a decision about a conflict the one in conflict. */
    private static String tableOf(PushedOperation pushed) {
        if (Conflicts.isResolution(pushed)) {
            return Resolution.tableOf(pushed);
        }
        String type = pushed.operation().type();
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    /** The gateway takes no such operation; should one come nevertheless, there is no place where it could be booked. */
    private static boolean lacksBranch(PushedOperation pushed) {
        return pushed.origin().branchId() == null
                && Tables.inFeed(tableOf(pushed)).filter(Tables::isDoneInBranch).isPresent();
    }

    private static final class Work implements UnitOfWork {
        private final Conflicts conflicts;
        private final List<UnitOfWork> units = new ArrayList<>();
        private final Map<String, UnitOfWork> byTable = new LinkedHashMap<>();

        Work(Conflicts conflicts) {
            this.conflicts = conflicts;
        }

        void add(Domain domain, UnitOfWork unit) {
            units.add(unit);
            domain.tables().forEach(table -> byTable.put(table, unit));
        }

        @Override
        public Decision decide(PushedOperation pushed, Instant now) {
            if (lacksBranch(pushed)) {
                return Decision.rejected(
                        pushed,
                        Reason.NOT_ALLOWED,
                        pushed.operation().type() + " is done in a branch: choose a branch");
            }
            @Nullable UnitOfWork unit = byTable.get(tableOf(pushed));
            if (unit == null) {
                return Decision.rejected(
                        pushed,
                        Reason.UNKNOWN_TYPE,
                        "no table here for " + pushed.operation().type());
            }
            return Conflicts.isResolution(pushed) ? unit.resolve(pushed, conflicts, now) : unit.decide(pushed, now);
        }

        @Override
        public Uni<Void> store(SqlConnection tx) {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (UnitOfWork unit : units) {
                all = all.chain(() -> unit.store(tx));
            }
            return all.chain(() -> conflicts.store(tx));
        }

        @Override
        public Uni<Void> finish(SqlConnection tx) {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (UnitOfWork unit : units) {
                all = all.chain(() -> unit.finish(tx));
            }
            return all;
        }
    }
}
