package dev.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.store.Durability;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void enroll() {
        gateway.server.put(
                Tables.PRODUCTS,
                FakeGateway.DEVICE,
                "milk",
                Fields.of(Map.of("name", "Milk", "barcode", "4000000000006", "price", 1_999, "sku", "M1")));
        gateway.server.put(
                Tables.ORGANIZATIONS,
                FakeGateway.DEVICE,
                "org",
                Fields.of(Map.of("code", "O", "name", "O", "currency", "TND")));
        assertThat(run("enroll", "--gateway", gateway.url().toString(), "--key", FakeGateway.KEY, "--label", "T1"))
                .isZero();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    /** B-4: an amount has the decimals of its currency. */
    @Test
    void dinarsHaveThreeDecimals() {
        run("sell", "4000000000006*2", "--offline");
        assertThat(out.toString()).contains("3.998").contains("2 x 1.999");
    }

    /** B-7: by the printed number, in part, then the rest by lines alone where the sale isn't known. */
    @Test
    void returnsBySaleOrByWhatIsThere() {
        run("sell", "4000000000006*3", "--offline");
        String number = out.toString()
                .lines()
                .filter(line -> line.contains("T1-"))
                .findFirst()
                .orElseThrow()
                .strip();
        assertThat(run("return", number, "M1*1", "--reason", "sour")).isZero();
        assertThat(out.toString()).contains("R E T U R N").contains("1.999");
        assertThat(run("return", number, "M1*4")).isEqualTo(1);
        assertThat(err.toString()).contains("has no 4 of line");
        assertThat(run("return", "T9-20261120-001")).isEqualTo(1);
        assertThat(run("return", "T9-20261120-001", "M1*1@1.5", "--loss")).isZero();
        assertThat(out.toString()).contains("1.500");
        assertThat(run("chain", "verify")).isZero();
        assertThat(out.toString()).contains("3 documents, every link is whole.");
    }

    /** B-3: what was changed behind the till's back is found. */
    @Test
    void changedDocumentIsFound() {
        run("sell", "4000000000006", "--offline");
        run("sell", "4000000000006", "--offline");
        try (TillDatabase database = TillDatabase.open(file(), Durability.FULL)) {
            database.write(sql -> sql.execute("UPDATE fiscal_documents SET total = 1 WHERE document_seq = 1"));
        }
        assertThat(run("chain", "verify")).isEqualTo(1);
        assertThat(out.toString()).contains("BROKEN: document 1 (orders.create");
    }

    /** B-1. */
    @Test
    void shiftFromOpenToClose() {
        assertThat(run("shift", "open", "eva", "--float", "10")).isZero();
        assertThat(run("shift", "open", "udo", "--float", "0")).isEqualTo(1);
        run("sell", "4000000000006", "--offline");
        assertThat(run("shift", "out", "0.500", "--reason", "bank")).isZero();
        assertThat(run("expense", "cash:0.1", "--description", "tea")).isZero();
        assertThat(run("pay", "cash:0.05", "--customer", "c1")).isZero();
        assertThat(run("shift", "report")).isZero();
        assertThat(out.toString()).contains("X report").containsPattern("expected_cash +11\\.449");
        assertThat(run("shift", "close", "cash:11.45")).isZero();
        assertThat(out.toString()).contains("Z report").containsPattern("differences cash +0\\.001");
        assertThat(run("shift", "report")).isEqualTo(1);
    }

    /** B-12, S4-2. */
    @Test
    void goodsComeAndGo() {
        assertThat(run("stock", "adjust", "M1", "10", "--reason", "found")).isZero();
        assertThat(run("stock", "loss", "M1*2", "--type", "damage")).isZero();
        assertThat(run("stock", "transfer", "branch-2", "M1*3")).isZero();
        assertThat(run("stock", "count", "M1*5")).isZero();
        assertThat(run("purchase", "s1", "M1*10@1.2", "--pay", "cash:1")).isZero();
        String id = out.toString().split(" ", -1)[1];
        assertThat(run("stock", "receive", id)).isZero();
        assertThat(run("status")).isZero();
        assertThat(out.toString()).contains("refused        0");
    }

    /** B-18: every bad line with its number; nothing twice. */
    @Test
    void importsProducts() throws IOException {
        Path csv = folder.resolve("p.csv");
        Files.writeString(
                csv, "sku,name,price,tax_rate\nA1,\"Tea, green\",1.250,700\nA2,,1,0\nA3,Ice,abc,0\nA1,X,1,0\n");
        assertThat(run("import", "products", csv.toString(), "--dry-run")).isEqualTo(1);
        assertThat(out.toString())
                .contains("line 3: name is missing")
                .contains("line 4: price 'abc' is no amount with at most 3 decimals")
                .contains("line 5: is about the same record as line 2")
                .contains("1 lines can be imported, 3 can't.")
                .contains("Nothing was imported.");
        assertThat(run("import", "products", csv.toString())).isEqualTo(1);
        assertThat(run("import", "products", csv.toString(), "--skip-bad")).isZero();
        assertThat(out.toString()).contains("1 changes were new");
        assertThat(run("import", "products", csv.toString(), "--skip-bad")).isZero();
        assertThat(out.toString()).contains("0 changes were new");
        try (Till till = Till.open(file(), TillConfig.defaults())) {
            Fields tea = till.products().byCode("A1").orElseThrow();
            assertThat(tea.text("name")).isEqualTo("Tea, green");
            assertThat(tea.integer("price")).isEqualTo(1_250);
        }
    }

    /** B-18: stock and prices name products by code; customers get ids that follow from their code. */
    @Test
    void importsStockPricesCustomers() throws IOException {
        Path stock = folder.resolve("s.csv");
        Files.writeString(stock, "product;change\nM1;5\n4000000000006;-1.5\nnone;1\n");
        assertThat(run("import", "stock", stock.toString(), "--skip-bad")).isZero();
        assertThat(out.toString())
                .contains("line 4: no product has the code none")
                .contains("2 changes were new");
        assertThat(run("import", "stock", stock.toString(), "--skip-bad")).isZero();
        assertThat(out.toString()).contains("0 changes were new");
        Path prices = folder.resolve("r.csv");
        Files.writeString(prices, "product,price\nM1,2.5\n");
        assertThat(run("import", "prices", prices.toString())).isZero();
        Path customers = folder.resolve("c.csv");
        Files.writeString(customers, "code,name,credit_limit\nC1,Ada,100\n");
        assertThat(run("import", "customers", customers.toString(), "--offline"))
                .isZero();
        assertThat(run("import", "customers", prices.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("line 1: there is no column 'product'");
        try (Till till = Till.open(file(), TillConfig.defaults())) {
            assertThat(till.products().byCode("M1").orElseThrow().integer("price"))
                    .isEqualTo(2_500);
            assertThat(till.products().stockOf("milk").toString()).isEqualTo("3.5");
            assertThat(till.all(Tables.CUSTOMERS)).hasSize(1);
        }
    }

    /** B-18. */
    @Test
    void exportsATable() {
        assertThat(run("export", "products", "--csv")).isZero();
        assertThat(out.toString()).isEqualTo("id,name\nmilk,Milk\n");
        assertThat(run("export", "products")).isZero();
        assertThat(out.toString()).isEqualTo("{\"id\":\"milk\"}\n");
        assertThat(run("export", "nothing")).isEqualTo(1);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine commandLine = TillCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] withFile = Arrays.copyOf(arguments, arguments.length + 2);
        withFile[arguments.length] = "--file";
        withFile[arguments.length + 1] = file().toString();
        return commandLine.execute(withFile);
    }

    private Path file() {
        return folder.resolve("till.sqlite");
    }
}
