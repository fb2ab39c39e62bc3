package dev.tillstream.gateway.read;

import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.audit.Audit;
import dev.tillstream.gateway.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which service answers a path, as the table of DESIGN §3 says.
 *
 * @param path as the service is asked for it
 */
record ReadTarget(Owner owner, String path) {
    private static final Map<String, Owner> FOLDERS =
            Map.of("reports", Owner.ORDERS, "fiscal", Owner.ORDERS, "stock", Owner.INVENTORY);
    private static final String AUDIT = "audit";
    private static final int MAX_SEGMENTS = 6;

    /** Whether reads of paths that begin with this are the services'. */
    static boolean isServices(String first) {
        return FOLDERS.containsKey(first) || first.equals(AUDIT) || isTable(first);
    }

    /** Of some tables the gateway itself has the audit. */
    static boolean isOwnAudit(String first, @Nullable String auditedTable) {
        return first.equals(AUDIT) && auditedTable != null && Audit.TABLES.contains(auditedTable);
    }

    /**
     * The service that answers.
     *
     * @param segments of the path, decoded
     * @param auditedTable the parameter {@code table}, which says whose audit is asked for
     * @throws Refusal not_found for what no service has, invalid_operation for an audit of no table
     */
    static ReadTarget of(List<String> segments, @Nullable String auditedTable) {
        String first = segments.get(0);
        Owner folder = FOLDERS.get(first);
        if (folder != null && segments.size() > 1 && segments.size() <= MAX_SEGMENTS) {
            return target(folder, segments);
        }
        if (first.equals(AUDIT) && segments.size() == 1) {
            return target(audited(auditedTable), segments);
        }
        if (isTable(first) && segments.size() <= 2) {
            return target(table(first).orElseThrow(ReadTarget::nothing).owner(), segments);
        }
        throw nothing();
    }

    /** Conflicts are kept by three services; {@code /sync/conflicts} lists them. */
    private static boolean isTable(String name) {
        return table(name).isPresent();
    }

    private static Optional<Table> table(String name) {
        return Tables.inFeed(name).filter(table -> table != Tables.CONFLICTS);
    }

    private static Owner audited(@Nullable String name) {
        return Optional.ofNullable(name)
                .flatMap(ReadTarget::table)
                .map(Table::owner)
                .orElseThrow(() -> Refusal.invalid("table must be the name of a table, but is " + shown(name)));
    }

    private static ReadTarget target(Owner owner, List<String> segments) {
        if (!segments.stream().allMatch(ReadTarget::isPlain)) {
            throw nothing();
        }
        return new ReadTarget(owner, "/" + String.join("/", segments));
    }

    /** Nothing that a server could take for more than a name. */
    private static boolean isPlain(String segment) {
        return Ids.isValid(segment) && !segment.equals(".") && !segment.equals("..");
    }

    private static String shown(@Nullable String name) {
        return name == null
                ? "missing"
                : "'" + (name.length() > Ids.MAX_LENGTH ? name.substring(0, Ids.MAX_LENGTH) : name) + "'";
    }

    private static Refusal nothing() {
        return Refusal.noAddress();
    }
}
