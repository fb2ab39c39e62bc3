package dev.tillstream.till.load;

import dev.tillstream.client.Till;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.till.console.TillFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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
public final class ExportCommand implements Callable<Integer> {
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
        try (Till till = file.open()) {
            if (target == null) {
                print(till, spec.commandLine().getOut());
            } else {
                write(till, target);
                spec.commandLine().getOut().println("Written to " + target);
            }
        }
        return 0;
    }

    private void print(Till till, PrintWriter out) throws IOException {
        if (!csv) {
            writeJson(till, out);
        } else {
            Path part = Files.createTempFile("export-", ".csv");
            try {
                till.gateway().download("/" + table, "text/csv", part);
                try (Reader lines = Files.newBufferedReader(part)) {
                    lines.transferTo(out);
                }
            } finally {
                Files.deleteIfExists(part);
            }
        }
        out.flush();
    }

    /** Under its name stands a whole export or none. */
    private void write(Till till, Path target) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            if (csv) {
                till.gateway().download("/" + table, "text/csv", part);
            } else {
                try (Writer out = Files.newBufferedWriter(part)) {
                    writeJson(till, out);
                }
            }
            Files.move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A page is written before the next one is asked for. */
    private void writeJson(Till till, Writer out) throws IOException {
        @Nullable String cursor = "";
        while (cursor != null) {
            String from = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            Fields page = till.gateway().get("/" + table + "?limit=" + PAGE + from, Fields.class);
            for (Fields row : page.rows("items")) {
                out.write(Json.write(row));
                out.write('\n');
            }
            cursor = page.text("next_cursor");
        }
    }
}
