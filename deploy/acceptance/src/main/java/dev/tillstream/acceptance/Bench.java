package dev.tillstream.acceptance;

import dev.tillstream.acceptance.bench.BenchRun;
import dev.tillstream.acceptance.bench.machine.NotRunningException;
import dev.tillstream.acceptance.bench.machine.RunningStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures a running installation on this machine. Exit 0: all was measured, targets met or not; 1: a figure broke off; 2:
 * nothing runs, or wrong usage.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a running installation, each figure beside the raw limit of what it is built on.",
            "It works with organizations of its own, BENCH-<number>, and leaves them behind.",
            "Figures: push, applied, latency, first-load, fan-out, idle, growth."
        })
public final class Bench implements Callable<Integer> {
    private static final int BROKE_OFF = 1;
    private static final int NOT_RUNNING = 2;

    @Option(names = "--quick", description = "A few minutes: shorter, smaller, less exact")
    private boolean quick;

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Only these figures")
    private Set<String> only = new LinkedHashSet<>();

    @Option(names = "--home", description = "The installation's folder (default: TILLSTREAM_HOME or .tillstream)")
    private Path home =
            Path.of(Optional.ofNullable(System.getenv("TILLSTREAM_HOME")).orElse(".tillstream"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        for (String name : only) {
            if (!BenchRun.names().contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "there is no figure " + name + "; there are " + BenchRun.names());
            }
        }
        try {
            RunningStack stack = RunningStack.in(home);
            boolean complete = new BenchRun(stack, quick, System.out)
                    .run(only, InstantSource.system().instant());
            return complete ? 0 : BROKE_OFF;
        } catch (NotRunningException e) {
            System.err.println("bench: " + e.getMessage());
            return NOT_RUNNING;
        }
    }
}
