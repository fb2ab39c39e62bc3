package dev.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.fake.FakeServer.Device;
import dev.tillstream.client.staff.Pin;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ShopCommandsTest {
    private static final String HAM_FOR_5_10 = "2004217005108";

    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String till = "first";

    @BeforeEach
    void enroll() {
        put(
                Tables.PRODUCTS,
                "ham",
                Map.of("name", "Ham", "sku", "04217", "sell_by_weight", true, "price_per_weight_unit", 1_999));
        put(Tables.PRODUCTS, "shirt", Map.of("name", "Shirt", "sku", "SH", "price", 2_500));
        put(Tables.PRODUCT_COLORS, "c1", Map.of("name", "Red", "product_id", "shirt"));
        put(Tables.PRODUCT_SIZES, "s1", Map.of("name", "XL", "product_id", "shirt"));
        put(
                Tables.PRODUCTS,
                "cola",
                Map.of("name", "Cola", "box_barcode", "15000000000019", "units_per_box", 12, "box_price", 1_300));
        gateway.add("key-2", new Device("device-2", "branch-1"));
        for (String name : List.of("second", "first")) {
            till = name;
            String key = name.equals("first") ? FakeGateway.KEY : "key-2";
            assertThat(run("enroll", "--gateway", gateway.url().toString(), "--key", key, "--label", name))
                    .isZero();
        }
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    /** B-14: the customer pays what the scale printed, and gets that back. */
    @Test
    void sellsAndTakesBackLabelsAndBoxes() {
        assertThat(run("sell", HAM_FOR_5_10, "15000000000019*2", "--offline")).isZero();
        assertThat(out.toString())
                .contains("1 x 5.10 (0.255 kg)")
                .contains("2 x 13.00")
                .contains("31.10");
        String number = printed();
        assertThat(run("return", number, HAM_FOR_5_10, "15000000000019*1", "--method", "cash"))
                .isZero();
        assertThat(out.toString()).contains("TOTAL" + " ".repeat(30) + "18.10");
        assertThat(run("sell", HAM_FOR_5_10 + "*2")).isEqualTo(1);
        assertThat(err.toString()).contains("scan each package");
        assertThat(run("sell", "2004217005107")).isEqualTo(1);
        assertThat(err.toString()).contains("was read wrongly");
        assertThat(run("sell", "2004217000004")).isEqualTo(1);
        assertThat(err.toString()).contains("weigh it again");
    }

    /** S1-33: colour and size by name. */
    @Test
    void sellsAVariant() {
        assertThat(run("sell", "SH#red/xl*2", "SH#/XL", "SH", "--offline", "--discount", "5.50"))
                .isZero();
        assertThat(out.toString()).contains("  Red / XL").contains("  XL").contains("94.50");
        assertThat(run("sell", "SH#green")).isEqualTo(1);
        assertThat(err.toString()).contains("Shirt doesn't come in 'green', but in: Red");
    }

    /** B-11: parked at one till, sold at another one. */
    @Test
    void parksAndResumesElsewhere() {
        assertThat(run("park", "SH#red*2", "--label", "lady in blue")).isZero();
        assertThat(out.toString()).contains("50.00").contains("till resume \"lady in blue\"");
        run("park", HAM_FOR_5_10, "--label", "x", "--offline");
        assertThat(run("parked", "--offline")).isZero();
        assertThat(out.toString()).contains("2 parked.");
        assertThat(run("parked", "discard", "x")).isZero();
        till = "second";
        assertThat(run("parked")).isZero();
        assertThat(out.toString()).contains("lady in blue").contains("1 parked.");
        assertThat(run("resume", "lady in blue", "--pay", "cash:60")).isZero();
        assertThat(out.toString()).contains("Red").containsPattern("change +10\\.00");
        assertThat(run("resume", "lady in blue")).isEqualTo(1);
        assertThat(err.toString()).contains("nothing is parked as lady in blue any more");
        till = "first";
        run("parked");
        assertThat(out.toString()).contains("0 parked.");
    }

    /** B-8: names the limit; a manager's PIN allows it, a cashier's doesn't. */
    @Test
    void refusesBeyondALimitUnlessAManagerAllowsIt() {
        String hash = Pin.hash("4711", "salt of sixteen b".getBytes(StandardCharsets.UTF_8));
        put(Tables.STAFF, "max", Map.of("name", "Max", "role", "manager", "pin_hash", hash));
        put(Tables.STAFF, "eva", Map.of("name", "Eva", "role", "cashier", "pin_hash", hash));
        put(Tables.POS_SETTINGS, "s", Map.of("max_discount_rate", 1_000));
        run("sync");
        String[] sale = {"sell", "SH", "--discount", "5"};
        assertThat(run(sale)).isEqualTo(1);
        assertThat(err.toString()).contains("max_discount_rate: a discount of 10.00 % is allowed, this is 20.00 %");
        assertThat(run(with(sale, "--override-by", "max", "--override-pin", "0000")))
                .isEqualTo(1);
        assertThat(run(with(sale, "--override-by", "eva", "--override-pin", "4711")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("eva is no manager");
        assertThat(run(with(sale, "--override-by", "max", "--override-pin", "4711", "--override-reason", "flaw")))
                .isZero();
        assertThat(run(with(sale, "--override-by", "max", "--override-pin", "4711")))
                .isZero();
        try (Till opened = Till.open(file(), TillConfig.defaults())) {
            Fields order = opened.all(Tables.ORDERS).get(0);
            assertThat(order.object("metadata").rows("overrides").get(0).text("reason"))
                    .isEqualTo("flaw");
        }
    }

    /** S1-49: numbers go to the goods that want them, in the order in which they are given. */
    @Test
    void sellsNumberedGoodsWithTheirNumbers() {
        put(
                Tables.PRODUCTS,
                "charger",
                Map.of("name", "Charger", "sku", "CH", "price", 2_000, "require_serial_on_sale", true));
        assertThat(run("sync")).isZero();
        assertThat(run("sell", "cola", "CH*2", "--serial", "A-1", "--offline")).isEqualTo(1);
        assertThat(err.toString())
                .contains("Charger needs 2 serial numbers, 1 are given")
                .contains("--override-by");
        assertThat(run("sell", "cola", "--serial", "A-1", "--offline")).isEqualTo(1);
        assertThat(err.toString()).contains("nothing that is sold wants the serial number A-1");
        assertThat(run("sell", "cola", "CH*2", "--serial", "A-1", "--serial", "A-2", "--offline"))
                .isZero();
        try (Till opened = Till.open(file(), TillConfig.defaults())) {
            Fields order = opened.all(Tables.ORDERS).get(0);
            Fields whole = opened.find(Tables.ORDERS, order.requiredText("id")).orElseThrow();
            assertThat(whole.rows("items"))
                    .extracting(item -> item.value("serial_numbers"))
                    .containsExactly(null, List.of("A-1", "A-2"));
        }
    }

    /** S3-3, S3-12: nothing comes in by the command, and it says how the proposal stands. */
    @Test
    void proposesWhatTheServersLost() {
        assertThat(run("full-sync", "status")).isEqualTo(1);
        assertThat(out.toString()).contains("has proposed nothing");
        assertThat(run("sell", "cola", "--offline")).isZero();
        assertThat(run("full-sync", "propose", "--reason", "restored")).isZero();
        assertThat(out.toString())
                .contains("1 operations are missing at the servers, 0 are known there")
                .contains("full-1 waits for a manager");
        assertThat(run("full-sync", "propose")).isZero();
        assertThat(out.toString()).contains("nothing was brought");
        gateway.fullSync.confirm(FakeGateway.DEVICE);
        assertThat(run("full-sync", "status")).isZero();
        assertThat(out.toString()).contains("full-1 was confirmed").contains("orders.create");
    }

    /** B-18: under its name stands a whole export or none. */
    @Test
    void exportsIntoAFile() throws IOException {
        Path target = folder.resolve("products.csv");
        assertThat(run("export", "products", "--csv", "--out", target.toString()))
                .isZero();
        assertThat(Files.readString(target)).isEqualTo("id,name\nmilk,Milk\n");
        assertThat(run("export", "products", "--out", target.toString())).isEqualTo(1);
        Path lines = folder.resolve("products.json");
        assertThat(run("export", "products", "--out", lines.toString())).isZero();
        assertThat(Files.readString(lines)).isEqualTo("{\"id\":\"milk\"}\n");
        assertThat(run(
                        "export",
                        "orders",
                        "--csv",
                        "--out",
                        folder.resolve("o.csv").toString()))
                .isEqualTo(4);
        assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("o.csv"));
    }

    private String printed() {
        return out.toString()
                .lines()
                .filter(line -> line.contains(till + "-"))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    private void put(Table table, String id, Map<String, Object> record) {
        gateway.server.put(table, FakeGateway.DEVICE, id, Fields.of(record));
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine commandLine = TillCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(with(arguments, "--file", file().toString()));
    }

    private Path file() {
        return folder.resolve(till + ".sqlite");
    }
}
