package dev.tillstream.local.command;

import dev.tillstream.local.process.ProcessSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps {@code run.json} true while processes come and go. */
final class RunJournal {
    private final JsonFile<RunFile> file;
    private final RunFile head;
    private final Map<String, RunFile.Running> running = new LinkedHashMap<>();

    RunJournal(JsonFile<RunFile> file, RunFile head) {
        this.file = file;
        this.head = head;
        file.write(head);
    }

    synchronized void started(ProcessSpec spec, long pid) {
        int earlierStarts =
                running.containsKey(spec.name()) ? running.get(spec.name()).starts() : 0;
        long startedAt =
                ProcessHandle.of(pid).map(ProcessIdentity::startedAtMillis).orElse(-1L);
        running.put(
                spec.name(),
                new RunFile.Running(
                        spec.name(),
                        pid,
                        spec.port(),
                        spec.log().toString(),
                        startedAt,
                        spec.stop().signal(),
                        earlierStarts + 1));
        file.write(head.with(List.copyOf(running.values())));
    }

    /** Nothing runs any more. */
    synchronized void end() {
        file.delete();
    }
}
