package dev.tillstream.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.client.setup.Setup;
import dev.tillstream.client.setup.Setup.Branch;
import dev.tillstream.client.setup.Setup.Device;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From till to till over HTTP, through Kafka and all services. */
class EndToEndIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Setup setup = RunningStack.shared().setup();
    private String organization = "";
    private RawTill till = new RawTill(RunningStack.shared().gateway(), new Device("", "", "", ""));
    private RawTill neighbour = till;
    private RawTill otherBranch = till;
    private RawTill stranger = till;

    @BeforeEach
    void anOrganizationOfItsOwn() {
        organization =
                setup.createOrganization("E2E-" + UUID.randomUUID().toString().substring(0, 8), "E2E", "EUR");
        Branch first = setup.createBranch(organization, "B1", "First");
        till = enrol(first, "till-1");
        neighbour = enrol(first, "till-2");
        otherBranch = enrol(setup.createBranch(organization, "B2", "Second"), "till-3");
        String another =
                setup.createOrganization("OTH-" + UUID.randomUUID().toString().substring(0, 8), "Other", "EUR");
        stranger = new RawTill(
                RunningStack.shared().gateway(),
                setup.createOrRotateDevice(another, setup.createBranch(another, "B1", "First"), "till"));
    }

    @Test
    void aSaleIsNumberedBookedAndSeenByTheBranchAlone() {
        List<Fields> results = till.push(List.of(
                till.operation("products.upsert", "tea", Map.of("name", "Tea", "price", 350)),
                till.operation("stock_movements.adjust", "opening", Map.of("product_id", "tea", "change", 10)),
                till.sale("sale-1", "tea", 3, 350)));

        assertThat(results).allMatch(result -> "applied".equals(result.text("status")), "applied");
        assertThat(results.get(2).object("receipt").integer("order_number")).isEqualTo(1);
        assertThat(results.get(2).object("receipt").text("transaction_code"))
                .matches("TRX-E2E-.*-B1-\\d{6}-[0-9A-Z]{4,}");
        RunningStack.await(
                PATIENCE, "the stock is 7", () -> stock(neighbour, "tea").equals("7"));
        assertThat(neighbour.record("orders", "sale-1").rows("items")).hasSize(1);
        assertThat(otherBranch.pull().record("products", "tea").text("name")).isEqualTo("Tea");
        assertThat(otherBranch.records("orders")).isEmpty();
        assertThat(otherBranch.records("stock_levels")).isEmpty();
        assertThat(stranger.pull().records("products")).isEmpty();
    }

    @Test
    void aVoidGivesTheStockBack() {
        till.push(List.of(till.sale("sale-1", "tea", 3, 350)));
        RunningStack.await(PATIENCE, "the stock is -3", () -> stock(till, "tea").equals("-3"));

        neighbour.push(List.of(neighbour.operation("orders.void", "sale-1", Map.of("reason", "changed mind"))));

        RunningStack.await(PATIENCE, "the stock is 0", () -> stock(till, "tea").equals("0"));
        assertThat(till.record("orders", "sale-1").text("status")).isEqualTo("cancelled");
        List<Fields> foreign = otherBranch.push(List.of(otherBranch.operation("orders.void", "sale-1", Map.of())));
        assertThat(foreign.get(0).object("receipt").text("reason")).isEqualTo("unknown_record");
    }

    /** lost answers, repetitions and any order. The seed is part of what a failure prints. */
    @Test
    void whateverIsRepeatedReorderedOrLostHasOneEffect() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Map<String, Object>> sales = IntStream.range(0, 120)
                .mapToObj(i -> till.sale("sale-" + i, "tea", 1 + i % 4, 100))
                .toList();
        List<Map<String, Object>> sent = new ArrayList<>(sales);
        sent.addAll(sales.subList(20, 70));
        Collections.shuffle(sent, random);

        till.pushAndLoseTheAnswer(sent.subList(0, 40));
        for (int from = 0; from < sent.size(); from += 34) {
            till.push(sent.subList(from, Math.min(sent.size(), from + 34)));
        }
        till.pushAndLoseTheAnswer(sent.subList(100, 160));

        long units = IntStream.range(0, 120).map(i -> 1 + i % 4).sum();
        RunningStack.await(
                PATIENCE,
                "all is sold once, seed " + seed,
                () -> stock(neighbour, "tea").equals("-" + units));
        assertThat(neighbour.records("orders")).as("seed %d", seed).hasSize(120);
        assertThat(till.pull().receipts()).as("seed %d", seed).hasSize(120);
        Fields status = Json.readFields(till.get("/sync/status").body());
        assertThat(status.integer("applied_through")).as("seed %d", seed).isEqualTo(120);
        assertThat(status.value("missing_seqs")).as("seed %d", seed).isEqualTo(List.of());
    }

    @Test
    void twoTillsThatSellTheLastItemBothSoldIt() {
        till.push(
                List.of(till.operation("stock_movements.adjust", "opening", Map.of("product_id", "tea", "change", 1))));

        till.push(List.of(till.sale("sale-a", "tea", 1, 350)));
        neighbour.push(List.of(neighbour.sale("sale-b", "tea", 1, 350)));

        RunningStack.await(PATIENCE, "the stock is -1", () -> stock(till, "tea").equals("-1"));
    }

    @Test
    void twoTillsThatChangeOneProductMergeFieldByField() {
        till.push(List.of(till.operation("products.upsert", "tea", Map.of("name", "Tea", "price", 350))));
        Map<String, Object> price = till.operation("products.upsert", "tea", Map.of("price", 400));
        price.put("base_version", 1);
        Map<String, Object> name = neighbour.operation("products.upsert", "tea", Map.of("name", "Green tea"));
        name.put("base_version", 1);
        Map<String, Object> dearer = neighbour.operation("products.upsert", "tea", Map.of("price", 450));
        dearer.put("base_version", 1);
        dearer.put("occurred_at", "2026-11-21T10:31:00.000Z");

        till.push(List.of(price));
        List<Fields> results = neighbour.push(List.of(name, dearer));

        assertThat(results.get(0).text("status")).isEqualTo("applied");
        assertThat(results.get(1).text("status")).isEqualTo("conflict");
        assertThat(till.pull().record("products", "tea").text("name")).isEqualTo("Green tea");
        assertThat(till.record("products", "tea").integer("price")).isEqualTo(450);
        settle(results.get(1).object("receipt").requiredText("conflict_id"));
    }

    private void settle(String conflictId) {
        assertThat(neighbour
                        .post("/sync/conflicts/" + conflictId + "/resolve", "{\"strategy\":\"keep_server\"}")
                        .statusCode())
                .isEqualTo(200);
        RunningStack.await(
                PATIENCE,
                "the first price is back",
                () -> till.pull().record("products", "tea").requiredInteger("price") == 400);
        assertThat(neighbour
                        .post("/sync/conflicts/" + conflictId + "/resolve", "{\"strategy\":\"keep_local\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(stranger.post("/sync/conflicts/" + conflictId + "/resolve", "{\"strategy\":\"keep_local\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    private RawTill enrol(Branch branch, String name) {
        return new RawTill(RunningStack.shared().gateway(), setup.createOrRotateDevice(organization, branch, name));
    }

    private static String stock(RawTill till, String productId) {
        return till.pull().records("stock_levels").stream()
                .filter(level -> productId.equals(level.text("product_id")))
                .map(level -> String.valueOf(level.quantity("quantity")))
                .findFirst()
                .orElse("none");
    }
}
