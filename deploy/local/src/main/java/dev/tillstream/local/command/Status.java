package dev.tillstream.local.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows the processes of a running installation. */
final class Status {
    /** As service managers do it: the program is not running. */
    private static final int NOT_RUNNING = 3;

    private final Home home;
    private final Screen screen;

    Status(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    /** 0 if all is ready, 1 if something is not, 3 if nothing runs. */
    int run() {
        Optional<RunFile> run = running();
        if (run.isEmpty()) {
            screen.line("not running");
            return NOT_RUNNING;
        }
        return show(run.get());
    }

    /** 0 if nothing runs; else 1 and a line that says where it does: for the launcher, before it builds. */
    int requireStopped() {
        Optional<RunFile> run = running();
        run.ifPresent(file -> screen.error("already running in " + home.folder() + ", gateway " + file.gatewayUrl()
                + ", process " + file.supervisorPid() + "; stop it first with ./tillstream down"));
        return run.isEmpty() ? 0 : 1;
    }

    private Optional<RunFile> running() {
        return new JsonFile<>(home.runFile(), RunFile.class)
                .read()
                .filter(run -> run.supervisor().isPresent());
    }

    private int show(RunFile run) {
        List<Row> rows = Stream.concat(
                        Stream.of(Row.of("supervisor", run.supervisor().orElseThrow())),
                        run.processes().stream().map(Row::of))
                .toList();
        screen.line("gateway " + run.gatewayUrl() + ", running since " + run.startedAt() + " in " + home.folder());
        screen.line(String.format(Locale.ROOT, Row.FORMAT, "process", "pid", "port", "state", "memory", "starts"));
        rows.forEach(row -> screen.line(row.text()));
        long total = rows.stream().mapToLong(Row::memoryMib).sum();
        screen.line(String.format(Locale.ROOT, Row.FORMAT, "together", "", "", "", total + " MB", ""));
        return rows.stream().allMatch(Row::ready) ? 0 : 1;
    }

    private record Row(String name, String pid, String port, boolean ready, long memoryMib, String starts) {
        static final String FORMAT = "%-18s %8s %6s  %-9s %8s %7s";

        static Row of(String name, ProcessHandle process) {
            return new Row(name, Long.toString(process.pid()), "", true, Memory.ofOne(process), "");
        }

        static Row of(RunFile.Running process) {
            Optional<ProcessHandle> handle = process.find();
            PortCheck check = new PortCheck(process.port());
            boolean service =
                    process.name().endsWith("gateway") || process.name().endsWith("service");
            boolean ready = handle.isPresent() && (service ? check.isHealthy() : check.answers());
            return new Row(
                    process.name(),
                    handle.isPresent() ? Long.toString(process.pid()) : "dead",
                    Integer.toString(process.port()),
                    ready,
                    handle.map(Memory::withChildren).orElse(0L),
                    Integer.toString(process.starts()));
        }

        String text() {
            String state = ready ? "ready" : "not ready";
            return String.format(Locale.ROOT, FORMAT, name, pid, port, state, memoryMib + " MB", starts);
        }
    }
}
