package dev.tillstream.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.client.setup.Setup;
import dev.tillstream.client.setup.Setup.Branch;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * S1-13, DESIGN §3: every verb of every table goes through HTTP, Kafka and its service, and comes back in the feed, in the
 * digest and from the reading API. Driven by the definitions: a new table is tested as soon as it is defined.
 */
class VerbsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> GONE_AT_THE_END = Set.of("delete", "erase");

    /** Computed from the others' operations. */
    private static final List<Table> FOLLOWING =
            List.of(Tables.STOCK_LEVELS, Tables.STOCK_BATCHES, Tables.PRODUCT_COSTS, Tables.SUPPLIER_BALANCES);

    private final Setup setup = RunningStack.shared().setup();
    private SampleOperations samples = new SampleOperations("", "");
    private RawTill till = new RawTill(RunningStack.shared().gateway(), new Setup.Device("", "", "", ""));
    private RawTill otherBranch = till;

    @BeforeEach
    void anOrganizationOfItsOwn() {
        String organization =
                setup.createOrganization("VRB-" + UUID.randomUUID().toString().substring(0, 8), "Verbs", "EUR");
        Branch first = setup.createBranch(organization, "B1", "First");
        Branch second = setup.createBranch(organization, "B2", "Second");
        samples = new SampleOperations(organization, second.id());
        till = new RawTill(RunningStack.shared().gateway(), setup.createOrRotateDevice(organization, first, "till-1"));
        otherBranch = new RawTill(
                RunningStack.shared().gateway(), setup.createOrRotateDevice(organization, second, "till-2"));
    }

    @Test
    void everyVerbOfEveryTableIsAppliedAndSeen() {
        List<String> problems = new ArrayList<>();
        RunningStack.await(PATIENCE, "the organization's own record is in the feed", () -> {
            till.pull();
            return !till.records(Tables.ORGANIZATIONS.name()).isEmpty();
        });
        for (OperationType type : SampleOperations.types()) {
            if (GONE_AT_THE_END.contains(SampleOperations.verbOf(type))) {
                continue;
            }
            push(type, problems);
        }
        assertThat(problems).isEmpty();
        everyRecordIsInTheFeed();
        everyTableCanBeRead(problems);
        assertThat(problems).isEmpty();
        theDigestAgrees();
    }

    @Test
    void whatIsDeletedOrErasedLeavesTheFeed() {
        List<String> problems = new ArrayList<>();
        List<OperationType> removals = SampleOperations.types().stream()
                .filter(type -> GONE_AT_THE_END.contains(SampleOperations.verbOf(type)))
                .filter(type -> !type.table().name().equals("organizations"))
                .toList();
        for (OperationType removal : removals) {
            push(Tables.operationType(removal.table() + ".upsert").orElseThrow(), problems);
            till.pull();
            assertThat(till.record(removal.table().name(), samples.idOf(removal.table())))
                    .as(removal.name())
                    .isNotEqualTo(Fields.NONE);
            push(removal, problems);
            till.pull();
            assertThat(till.record(removal.table().name(), samples.idOf(removal.table())))
                    .as(removal.name())
                    .isEqualTo(Fields.NONE);
        }
        assertThat(problems).isEmpty();
    }

    /** The organization's record is there since it was set up; goods are received where they were sent to; the sale that is taken back is one that nothing else is about. */
    private void push(OperationType type, List<String> problems) {
        String id = samples.idOf(type.table());
        if (type.name().equals("orders.void")) {
            id = "sample-void";
            till.push(List.of(till.sale(id, SampleOperations.PRODUCT, 1, 100)));
        }
        RawTill sender = type.name().equals("stock_transfers.receive") ? otherBranch : till;
        Map<String, Object> operation = sender.operation(type.name(), id, samples.payloadOf(type));
        if (type.table().equals(Tables.ORGANIZATIONS)) {
            operation.put("base_version", 1);
        }
        List<Fields> results = sender.push(List.of(operation));
        if (!"applied".equals(results.get(0).text("status"))) {
            problems.add(type.name() + ": " + results.get(0));
        }
    }

    private void everyRecordIsInTheFeed() {
        till.pull();
        for (OperationType type : SampleOperations.types()) {
            Fields record = till.record(type.table().name(), samples.idOf(type.table()));
            assertThat(record).as(type.table().name()).isNotEqualTo(Fields.NONE);
        }
        RunningStack.await(PATIENCE, "what follows from them is in the feed: " + FOLLOWING, () -> {
            till.pull();
            return FOLLOWING.stream()
                    .noneMatch(table -> till.records(table.name()).isEmpty());
        });
    }

    /** Conflicts are in every service; their list is the gateway's own (PROTOCOL §5). */
    private void everyTableCanBeRead(List<String> problems) {
        for (Table table : Tables.IN_FEED) {
            if (table.equals(Tables.CONFLICTS)) {
                continue;
            }
            HttpResponse<String> answer = till.get("/" + table.name() + "?limit=10");
            boolean filled = answer.statusCode() == 200
                    && (till.records(table.name()).isEmpty()
                            || !Json.readFields(answer.body()).rows("items").isEmpty());
            if (!filled) {
                problems.add("GET /" + table + ": " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    private void theDigestAgrees() {
        Map<String, Long> counts = new TreeMap<>();
        Json.readFields(till.get("/sync/digest").body())
                .rows("tables")
                .forEach(digest -> counts.put(digest.requiredText("table"), digest.requiredInteger("count")));
        till.pull();
        for (Table table : Tables.IN_FEED) {
            assertThat(counts.getOrDefault(table.name(), 0L))
                    .as(table.name())
                    .isEqualTo(till.records(table.name()).size());
        }
    }
}
