package dev.tillstream.till;

import dev.tillstream.client.Till;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Exports a table as the server has it: a JSON object a line, or CSV (B-18).")
final class ExportCommand implements Callable<Integer> {
    private static final int PAGE = 1_000;

    @Mixin
    private TillFile file = new TillFile();

    @Parameters(index = "0", paramLabel = "TABLE", description = "Its name: products, orders, …")
    private String table = "";

    @Option(names = "--csv", description = "As CSV")
    private boolean csv;

    @Option(names = "--out", description = "A new file (default: to the screen)")
    private @Nullable Path target;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (Tables.inFeed(table).isEmpty()) {
            throw new IllegalArgumentException("there is no table " + table);
        }
        String text;
        try (Till till = file.open()) {
            text = csv ? csv(till) : json(till);
        }
        if (target == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
            spec.commandLine().getOut().println("Written to " + target);
        }
        return 0;
    }

    private String csv(Till till) {
        return new String(till.gateway().download("/" + table, "text/csv"), StandardCharsets.UTF_8);
    }

    private String json(Till till) {
        StringBuilder lines = new StringBuilder();
        @Nullable String cursor = "";
        while (cursor != null) {
            String from = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            Fields page = till.gateway().get("/" + table + "?limit=" + PAGE + from, Fields.class);
            page.rows("items").forEach(row -> lines.append(Json.write(row)).append('\n'));
            cursor = page.text("next_cursor");
        }
        return lines.toString();
    }
}
