package dev.tillstream.local.command;

import dev.tillstream.local.ProcessEnd;
import java.time.Duration;
import java.util.List;

/** Processes that a killed supervisor left behind. */
final class Orphans {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Orphans() {}

    /** Ends those of the last run that still live; their names. */
    static List<String> end(RunFile last) {
        List<RunFile.Running> alive = last.processes().stream()
                .filter(process -> process.find().isPresent())
                .toList();
        alive.parallelStream().forEach(Orphans::end);
        return alive.stream().map(RunFile.Running::name).toList();
    }

    private static void end(RunFile.Running process) {
        process.find().ifPresent(handle -> ProcessEnd.end(handle, LIMIT, process.stopSignal(), "KILL"));
    }
}
