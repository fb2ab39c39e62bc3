package dev.tillstream.till.server;

import dev.tillstream.client.Till;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.till.console.TillFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        description = "Lists what two tills, or a till and a rule, disagree about (S2-13).",
        subcommands = ConflictsCommand.Resolve.class)
public final class ConflictsCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @Option(names = "--all", description = "Resolved ones too")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Till till = file.open()) {
            List<Fields> conflicts = till.all(Tables.CONFLICTS).stream()
                    .filter(conflict -> all || "open".equals(conflict.text("status")))
                    .toList();
            conflicts.forEach(conflict -> print(out, conflict));
            out.printf("%,d conflicts.%n", conflicts.size());
            return 0;
        }
    }

    private static void print(PrintWriter out, Fields conflict) {
        out.printf(
                "%s  %s  %s of %s %s%n",
                conflict.text("conflict_id"),
                conflict.text("status"),
                conflict.text("conflict_type"),
                conflict.text("table"),
                conflict.text("record_id"));
        out.println("  local data   " + conflict.value("local_data"));
        out.println("  server data  " + conflict.value("server_data"));
        out.println("  suggested    "
                + Objects.requireNonNullElse(
                        conflict.text("suggested_fix"),
                        Objects.requireNonNullElse(conflict.text("suggested_strategy"), "nothing")));
    }

    @Command(name = "resolve", mixinStandardHelpOptions = true, description = "Decides a conflict; needs the gateway.")
    static final class Resolve implements Callable<Integer> {
        @Mixin
        private TillFile file = new TillFile();

        @Parameters(index = "0", paramLabel = "ID", description = "The conflict's id")
        private String id = "";

        @Option(
                names = "--merged",
                paramLabel = "JSON",
                description = "With --merge: the fields as they shall be, instead of field by field")
        private @Nullable String merged;

        @ArgGroup(multiplicity = "1")
        private Strategy strategy = new Strategy();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        /** Which side stands. */
        static final class Strategy {
            @Option(names = "--keep-server", required = true, description = "What the server has stands")
            private boolean keepServer;

            @Option(names = "--keep-local", required = true, description = "What the till did stands")
            private boolean keepLocal;

            @Option(names = "--merge", required = true, description = "Field by field")
            private boolean merge;

            private String wireName() {
                if (keepServer) {
                    return "keep_server";
                }
                if (keepLocal) {
                    return "keep_local";
                }
                if (merge) {
                    return "merge";
                }
                throw new IllegalStateException("one of --keep-server, --keep-local, --merge is required");
            }
        }

        @Override
        public Integer call() {
            try (Till till = file.open()) {
                Fields answer = till.gateway().post("/sync/conflicts/" + id + "/resolve", resolution(), Fields.class);
                spec.commandLine().getOut().printf("%s is %s.%n", id, answer.text("status"));
                return 0;
            }
        }

        private Fields resolution() {
            Fields resolution = Fields.of(Map.of("strategy", strategy.wireName()));
            if (merged == null) {
                return resolution;
            }
            if (!strategy.merge) {
                throw new IllegalArgumentException("--merged belongs to --merge");
            }
            return resolution.with("merged", Json.readFields(merged).values());
        }
    }
}
