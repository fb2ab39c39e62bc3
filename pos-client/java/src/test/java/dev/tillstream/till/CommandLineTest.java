package dev.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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

class CommandLineTest {
    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void stock() {
        gateway.server.put(
                Tables.PRODUCTS,
                FakeGateway.DEVICE,
                "milk",
                Fields.of(Map.of("name", "Milk 1 l", "barcode", "4000000000006", "price", 199, "tax_rate", 700)));
        gateway.server.put(
                Tables.PRODUCTS,
                FakeGateway.DEVICE,
                "ham",
                Fields.of(Map.of(
                        "name",
                        "Ham",
                        "barcode",
                        "4000000000013",
                        "price",
                        1_999,
                        "sell_by_weight",
                        true,
                        "price_per_weight_unit",
                        1_999,
                        "weight_unit",
                        "kg")));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void sellsOfflineThenSyncs() {
        assertThat(enroll()).isZero();
        assertThat(run("sell", "4000000000006*2", "4000000000013*0.255", "--pay", "cash:10", "--offline"))
                .isZero();
        assertThat(out.toString())
                .contains("* not yet synced: safe on this till *")
                .contains("  2 x 1.99" + " ".repeat(26) + "3.98")
                .contains("  0.255 kg x 19.99" + " ".repeat(18) + "5.10")
                .contains("TOTAL" + " ".repeat(31) + "9.08")
                .contains("change" + " ".repeat(30) + "0.92");
        assertThat(run("sync")).isZero();
        assertThat(out.toString()).contains("1 operations sent").contains("This till has what the server has.");
        assertThat(run("sell", "4000000000006")).isZero();
        assertThat(out.toString()).contains("No 2").doesNotContain("not yet synced");
        assertThat(run("status")).isZero();
        assertThat(out.toString()).contains("waiting        0 operations").contains("refused        0");
        assertThat(run("products", "milk")).isZero();
        assertThat(out.toString()).contains("4000000000006").contains("-3");
    }

    @Test
    void receiptIsNoWiderThanThePaper() {
        enroll();
        run("sell", "4000000000006", "--offline");
        List<String> receipt = out.toString().lines().toList();
        assertThat(receipt).allMatch(line -> line.length() <= 40);
    }

    @Test
    void saysInWordsWhatDidNotWork() {
        enroll();
        assertThat(run("sell", "999")).isEqualTo(1);
        assertThat(err.toString()).contains("no product has the code 999");
        assertThat(run("sell", "4000000000006", "--pay", "cash")).isEqualTo(1);
        assertThat(run("sell")).isEqualTo(2);
        gateway.close();
        assertThat(run("sync")).isEqualTo(3);
        assertThat(err.toString()).contains("can't be reached");
        assertThat(run("sell", "4000000000006")).isZero();
        try (Till busy = Till.open(file(), TillConfig.defaults())) {
            assertThat(busy.status().lastSeq()).isEqualTo(1);
            assertThat(run("status")).isEqualTo(5);
        }
    }

    @Test
    void wrongKeyIsRefused() {
        assertThat(run("enroll", "--gateway", gateway.url().toString(), "--key", "nonsense"))
                .isEqualTo(4);
        assertThat(run("sync")).isEqualTo(1);
        assertThat(err.toString()).contains("not enrolled");
    }

    @Test
    void exportsWhatWaits() throws IOException {
        enroll();
        run("sell", "4000000000006", "--offline");
        Path export = folder.resolve("outbox.json");
        assertThat(run("outbox", "export", export.toString())).isZero();
        assertThat(Files.readString(export)).contains("orders.create").contains("\"seq\":1");
        assertThat(run("outbox", "export", export.toString())).isEqualTo(1);
        assertThat(run("outbox", "retry", "00000000-0000-0000-0000-000000000001"))
                .isEqualTo(1);
        assertThat(run("conflicts")).isZero();
    }

    private int enroll() {
        return run("enroll", "--gateway", gateway.url().toString(), "--key", FakeGateway.KEY, "--label", "T1");
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
