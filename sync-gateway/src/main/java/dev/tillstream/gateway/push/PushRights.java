package dev.tillstream.gateway.push;

import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.caller.Caller;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may push what (S3-7, docs/adr/0021): every operation belongs to an {@link Area}, and every role has some of them. A
 * table that is added later falls to those who may do most, by its scope.
 */
public final class PushRights {
    private static final String UPSERT_ORGANIZATION = Tables.ORGANIZATIONS.name() + ".upsert";

    /** What a role is given or not given as a whole. */
    enum Area {
        OWN_ORGANIZATION,
        /** What is the same in all branches: products, prices, settings … */
        MASTER_DATA,
        /** Customers and the staff of the tills. */
        PEOPLE,
        /** To make a customer, or to change one. */
        CUSTOMERS,
        /** To forget a person in the whole organization, which nobody can take back (B-19). */
        ERASURE,
        /** What a till sells with. */
        SELLING,
        /** Counting goods, and taking in what was ordered or sent. */
        RECEIVING,
        /** All else that happens in a branch. */
        BACK_ROOM,
        /** How a conflict is settled. */
        DECISIONS
    }

    private static final Set<Area> IN_A_BRANCH = EnumSet.of(Area.SELLING, Area.RECEIVING, Area.BACK_ROOM);

    private static final Set<Area> EVERYTHING = EnumSet.allOf(Area.class);
    private static final Set<Area> OF_THE_CHAIN = EnumSet.complementOf(EnumSet.of(Area.OWN_ORGANIZATION));
    private static final Set<Area> OF_A_BRANCH =
            EnumSet.of(Area.PEOPLE, Area.CUSTOMERS, Area.SELLING, Area.RECEIVING, Area.BACK_ROOM, Area.DECISIONS);
    private static final Set<Area> OF_A_CASHIER = EnumSet.of(Area.CUSTOMERS, Area.SELLING);
    private static final Set<Area> OF_A_SELLING_DEVICE =
            EnumSet.of(Area.CUSTOMERS, Area.SELLING, Area.RECEIVING, Area.DECISIONS);

    private static final Set<Table> SELLING = Set.of(
            Tables.ORDERS,
            Tables.PAYMENTS,
            Tables.RETURNS,
            Tables.PARKED_ORDERS,
            Tables.STAFF_WORK_SESSIONS,
            Tables.EXPENSES);

    private static final Map<String, Area> BY_VERB = Map.of(
            "customers.upsert", Area.CUSTOMERS,
            "customers.erase", Area.ERASURE,
            "stock_counts.create", Area.RECEIVING,
            "supplier_purchases.receive", Area.RECEIVING,
            "stock_transfers.receive", Area.RECEIVING);

    private static final Map<String, Area> AREAS = Tables.operationTypes().stream()
            .collect(Collectors.toUnmodifiableMap(OperationType::name, PushRights::areaOf));

    private PushRights() {}

    /** Why the caller may not do this to that record; empty if it may. */
    public static Optional<String> refusal(Caller caller, OperationType type, String recordId) {
        Area area = AREAS.getOrDefault(type.name(), Area.OWN_ORGANIZATION);
        boolean nobodyMay = area == Area.OWN_ORGANIZATION && !type.name().equals(UPSERT_ORGANIZATION);
        if (nobodyMay || !granted(caller).contains(area)) {
            return Optional.of("type " + type.name() + " is not allowed for " + who(caller));
        }
        if (area == Area.OWN_ORGANIZATION && !recordId.equals(caller.organizationId())) {
            return Optional.of("id must be the " + caller.role().group() + "'s own organization, but is " + recordId);
        }
        return caller.branchId() == null && IN_A_BRANCH.contains(area)
                ? Optional.of("type " + type.name() + " is done in a branch: choose a branch")
                : Optional.empty();
    }

    /** Whether the caller may settle a conflict about a record of that table: staff, if they may change the table. */
    public static boolean mayDecide(Caller caller, Table about) {
        Set<Area> granted = granted(caller);
        return granted.contains(Area.DECISIONS) && (!caller.isStaff() || granted.contains(areaOf(about)));
    }

    static Area areaOf(OperationType type) {
        return BY_VERB.getOrDefault(type.name(), areaOf(type.table()));
    }

    private static Area areaOf(Table table) {
        if (SELLING.contains(table)) {
            return Area.SELLING;
        }
        if (table == Tables.ORGANIZATIONS) {
            return Area.OWN_ORGANIZATION;
        }
        if (table == Tables.CUSTOMERS || table == Tables.STAFF) {
            return Area.PEOPLE;
        }
        if (table == Tables.CONFLICTS) {
            return Area.DECISIONS;
        }
        return Tables.isDoneInBranch(table) ? Area.BACK_ROOM : Area.MASTER_DATA;
    }

    private static Set<Area> granted(Caller caller) {
        return switch (caller.role()) {
            case DEVICE, OWNER -> EVERYTHING;
            case MANAGER -> caller.branchId() == null ? OF_THE_CHAIN : OF_A_BRANCH;
            case CASHIER -> OF_A_CASHIER;
            case SELLING_DEVICE -> OF_A_SELLING_DEVICE;
            case AUDITOR -> Set.of();
        };
    }

    private static String who(Caller caller) {
        return switch (caller.role()) {
            case DEVICE -> "a device";
            case SELLING_DEVICE -> "a device that sells";
            case OWNER -> "an owner";
            case MANAGER -> caller.branchId() == null ? "a manager" : "a manager in a branch";
            case CASHIER -> "a cashier";
            case AUDITOR -> "an auditor";
        };
    }
}
