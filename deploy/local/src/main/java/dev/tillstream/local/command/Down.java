package dev.tillstream.local.command;

import dev.tillstream.local.Commands;
import dev.tillstream.local.ProcessEnd;
import java.time.Duration;
import java.util.Optional;

/** Stops what {@code up} started, from another terminal. */
final class Down {
    /** More than all limits of a stop together. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Home home;
    private final Screen screen;

    Down(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    /** 0 when nothing runs any more. */
    int run() {
        Optional<RunFile> last = new JsonFile<>(home.runFile(), RunFile.class).read();
        Optional<ProcessHandle> supervisor = last.flatMap(RunFile::supervisor);
        if (supervisor.isEmpty()) {
            last.ifPresent(Orphans::end);
            screen.line("not running");
            return 0;
        }
        ProcessHandle process = supervisor.get();
        Commands.signal(process.pid(), "TERM");
        if (!ProcessEnd.endsWithin(process, LIMIT)) {
            screen.error("process " + process.pid() + " still runs after " + LIMIT.toSeconds()
                    + " s; kill -9 it, its children end with it");
            return 1;
        }
        screen.line("stopped after " + Screen.seconds(screen.elapsed()));
        return 0;
    }
}
