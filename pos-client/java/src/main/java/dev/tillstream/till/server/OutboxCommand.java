package dev.tillstream.till.server;

import dev.tillstream.client.Till;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.till.console.Failures;
import dev.tillstream.till.console.TillFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "outbox",
        mixinStandardHelpOptions = true,
        description = "Lists operations that wait or were refused, with the reason.",
        subcommands = {OutboxCommand.Retry.class, OutboxCommand.Export.class})
public final class OutboxCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Option(names = "--failed", description = "Only what was refused")
    private boolean failed;

    @Option(names = "--limit", description = "How many at most (default: ${DEFAULT-VALUE})")
    private int limit = 50;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Till till = file.open()) {
            List<OutboxEntry> entries = failed ? till.failedOperations() : till.openOperations();
            entries.stream().limit(limit).forEach(entry -> print(out, entry));
            out.printf("%,d operations.%n", entries.size());
            return 0;
        }
    }

    private static void print(PrintWriter out, OutboxEntry entry) {
        out.printf(
                "%6d  %s  %-8s %-24s %s%n",
                entry.seq(), entry.opId(), entry.status().storedName(), entry.type(), entry.recordId());
        if (entry.lastError() != null || entry.reason() != null) {
            out.printf(
                    "        refused %d times: %s %s%n",
                    entry.attempts(),
                    Objects.requireNonNullElse(entry.reason(), ""),
                    Objects.requireNonNullElse(entry.lastError(), ""));
        }
    }

    @Command(name = "retry", mixinStandardHelpOptions = true, description = "Queues a refused operation again.")
    static final class Retry implements Callable<Integer> {
        @Mixin
        private TillFile file = new TillFile();

        @Parameters(index = "0", paramLabel = "OP_ID", description = "The operation's id")
        private UUID opId = new UUID(0, 0);

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (Till till = file.open()) {
                boolean queued = till.retry(opId);
                spec.commandLine()
                        .getOut()
                        .println(queued ? opId + " is queued again." : opId + " is no refused operation of this till.");
                return queued ? 0 : Failures.FAILED;
            }
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes everything that isn't settled to a JSON file, as it would be pushed.")
    static final class Export implements Callable<Integer> {
        @Mixin
        private TillFile file = new TillFile();

        @Parameters(index = "0", paramLabel = "FILE", description = "Where to; must not exist yet")
        private Path target = Path.of("");

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            if (Files.exists(target)) {
                throw new IllegalArgumentException(target + " exists already");
            }
            try (Till till = file.open()) {
                List<Map<String, @Nullable Object>> operations =
                        till.openOperations().stream().map(Export::operation).toList();
                Files.writeString(target, Json.write(Map.of("operations", operations)));
                spec.commandLine().getOut().printf("%,d operations written to %s.%n", operations.size(), target);
                return 0;
            }
        }

        private static Map<String, @Nullable Object> operation(OutboxEntry entry) {
            Map<String, @Nullable Object> operation = new LinkedHashMap<>();
            operation.put("op_id", entry.opId());
            operation.put("seq", entry.seq());
            operation.put("epoch", entry.epoch());
            operation.put("type", entry.type());
            operation.put("id", entry.recordId());
            operation.put("base_version", entry.baseVersion());
            operation.put("occurred_at", Timestamps.format(entry.occurredAt()));
            operation.put("payload", entry.fields());
            return operation;
        }
    }
}
