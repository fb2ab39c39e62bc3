package dev.tillstream.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.caller.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation of every table, for every role, in a branch and for all of them (S3-7). */
class PushRightsTest {
    private static final Place BRANCH = Place.branch("o", "O", "b", "B");
    private static final Place CHAIN = Place.wholeOrganization("o", "O");

    private static final Map<String, Caller> CALLERS = callers();

    private static final Set<String> TILL =
            Set.of("orders", "payments", "returns", "parked_orders", "staff_work_sessions", "expenses");
    private static final Set<String> GOODS_IN =
            Set.of("stock_counts.create", "supplier_purchases.receive", "stock_transfers.receive");

    /** The file is what people read, and sign: who may do what. */
    @Test
    void theMatrixIsTheOneThatWasAgreed() throws IOException {
        assertThat(matrix()).isEqualTo(agreed());
    }

    @TestFactory
    Stream<DynamicTest> isAsTheRulesSayInWords() {
        return Tables.operationTypes().stream()
                .flatMap(type -> CALLERS.entrySet().stream()
                        .map(caller -> DynamicTest.dynamicTest(
                                type.name() + " by " + caller.getKey(),
                                () -> assertThat(isAllowed(caller.getValue(), type))
                                        .isEqualTo(expected(caller.getValue(), type)))));
    }

    @Test
    void anOrganizationIsChangedByItsOwnAlone() {
        OperationType upsert = Tables.operationType("organizations.upsert").orElseThrow();
        assertThat(PushRights.refusal(caller("owner"), upsert, "another"))
                .hasValue("id must be the owner's own organization, but is another");
        assertThat(PushRights.refusal(caller("device"), upsert, "another"))
                .hasValue("id must be the device's own organization, but is another");
    }

    @Test
    void whoWorksForAllBranchesIsToldToChooseOne() {
        OperationType count = Tables.operationType("stock_counts.create").orElseThrow();
        assertThat(PushRights.refusal(caller("owner"), count, "c-1"))
                .hasValue("type stock_counts.create is done in a branch: choose a branch");
        assertThat(PushRights.refusal(caller("auditor"), count, "c-1"))
                .hasValue("type stock_counts.create is not allowed for an auditor");
    }

    @Test
    void conflictsAreDecidedByWhoMayChangeTheTable() {
        Map<Table, List<String>> deciders = new LinkedHashMap<>();
        for (Table table : List.of(Tables.PRODUCTS, Tables.CUSTOMERS, Tables.ORDERS, Tables.STOCK_TRANSFERS)) {
            deciders.put(
                    table,
                    CALLERS.keySet().stream()
                            .filter(name -> PushRights.mayDecide(caller(name), table))
                            .toList());
        }
        List<String> chain = List.of("device", "selling", "owner", "owner@branch", "manager");
        List<String> branches = List.of("device", "selling", "owner", "owner@branch", "manager", "manager@branch");
        assertThat(deciders)
                .containsEntry(Tables.PRODUCTS, chain)
                .containsEntry(Tables.CUSTOMERS, branches)
                .containsEntry(Tables.ORDERS, branches)
                .containsEntry(Tables.STOCK_TRANSFERS, branches);
    }

    private static boolean expected(Caller caller, OperationType type) {
        String table = type.table().name();
        boolean atTill = TILL.contains(table) || type.name().equals("customers.upsert");
        boolean inBranch = Tables.isDoneInBranch(type.table()) && type.table() != Tables.CONFLICTS;
        boolean decision = type.table() == Tables.CONFLICTS;
        if ((caller.branchId() == null && inBranch) || type.name().equals("organizations.delete")) {
            return false;
        }
        boolean ofOrganization = table.equals("organizations");
        boolean ofBranch = inBranch || decision || table.equals("customers") || table.equals("staff");
        return switch (caller.role()) {
            case DEVICE, OWNER -> true;
            case MANAGER ->
                caller.branchId() == null
                        ? !ofOrganization
                        : ofBranch && !type.name().equals("customers.erase");
            case CASHIER -> atTill;
            case SELLING_DEVICE -> atTill || GOODS_IN.contains(type.name()) || decision;
            case AUDITOR -> false;
        };
    }

    private static boolean isAllowed(Caller caller, OperationType type) {
        String id = type.table() == Tables.ORGANIZATIONS ? caller.organizationId() : "r-1";
        return PushRights.refusal(caller, type, id).isEmpty();
    }

    private static String matrix() {
        String head = "%-34s %s".formatted("", String.join(" ", CALLERS.keySet()));
        return Stream.concat(
                        Stream.of(head),
                        Tables.operationTypes().stream().map(type -> "%-34s %s".formatted(type.name(), row(type))))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private static String row(OperationType type) {
        return CALLERS.entrySet().stream()
                .map(caller -> ("%-" + caller.getKey().length() + "s")
                        .formatted(isAllowed(caller.getValue(), type) ? "yes" : "-"))
                .collect(Collectors.joining(" "));
    }

    private static String agreed() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(PushRightsTest.class.getResourceAsStream("/rights.txt"), "rights.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }

    private static Caller caller(String name) {
        return Objects.requireNonNull(CALLERS.get(name), name);
    }

    private static Map<String, Caller> callers() {
        Map<String, Caller> callers = new LinkedHashMap<>();
        callers.put("device", Caller.device(BRANCH, "d", Role.DEVICE, false));
        callers.put("selling", Caller.device(BRANCH, "d", Role.SELLING_DEVICE, false));
        for (Role role : List.of(Role.OWNER, Role.MANAGER, Role.CASHIER, Role.AUDITOR)) {
            callers.put(role.group(), Caller.staff(CHAIN, "session", role, "s"));
            callers.put(role.group() + "@branch", Caller.staff(BRANCH, "session", role, "s"));
        }
        return callers;
    }
}
