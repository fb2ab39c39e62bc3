package dev.tillstream.local.command;

import dev.tillstream.local.LocalStackException;
import dev.tillstream.local.PostgresServer;
import dev.tillstream.local.process.ProcessGroup;
import dev.tillstream.local.process.ProcessSpec;
import dev.tillstream.local.process.RestartPolicy;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One run of everything, from the first process to the last. */
final class Session {
    /** Crash recovery of a full write-ahead log takes minutes on a slow disk. */
    private static final Duration SERVERS_LIMIT = Duration.ofMinutes(5);

    private static final Duration SERVICES_LIMIT = Duration.ofMinutes(3);

    private final Installation installation;
    private final Screen screen;
    private final RunJournal journal;
    private final ProcessGroup processes;
    private volatile int exitCode;

    Session(Installation installation, JsonFile<RunFile> runFile, Screen screen, InstantSource clock) {
        this.installation = installation;
        this.screen = screen;
        this.journal = new RunJournal(runFile, describe(clock));
        this.processes = new ProcessGroup(RestartPolicy.STANDARD, new Narrator(screen, journal));
    }

    /**
     * Starts all and waits for the end of this process, which stops all: its exit code is 0 after Ctrl-C or SIGTERM,
     * and 1 if the start fails. Does not return.
     */
    int untilStopped() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndHalt, "stop of all processes"));
        try {
            if (startAll()) {
                new DemoData(installation, screen).makeIfMissing();
                describeUsage();
            }
            new CountDownLatch(1).await();
        } catch (LocalStackException e) {
            screen.error(String.valueOf(e.getMessage()));
            exitCode = 1;
            System.exit(exitCode);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return exitCode;
    }

    /** False if it is being stopped already. */
    private boolean startAll() {
        PortPlan ports = installation.ports();
        screen.progress("starting Postgres on port " + ports.postgres() + " and Kafka on port " + ports.kafka());
        processes.start(installation.postgres());
        processes.start(installation.kafka());
        if (!processes.awaitReady(SERVERS_LIMIT)) {
            return false;
        }
        List<ProcessSpec> services = installation.services();
        screen.progress("starting "
                + String.join(", ", services.stream().map(ProcessSpec::name).toList()));
        processes.start(services.toArray(ProcessSpec[]::new));
        return processes.awaitReady(SERVICES_LIMIT);
    }

    /** The exit code of a signal would be 130 or 143, and a clean stop is no failure. */
    private void stopAndHalt() {
        screen.progress("stopping");
        processes.stop();
        journal.end();
        screen.progress("all stopped, the data is in " + installation.home().folder());
        Runtime.getRuntime().halt(exitCode);
    }

    private void describeUsage() {
        Home home = installation.home();
        screen.line("");
        screen.line("Tillstream is up.");
        screen.line("  gateway    " + installation.gatewayUrl());
        screen.line("  API        " + installation.gatewayUrl() + "/q/openapi");
        screen.line("  demo data  " + (Files.exists(home.demoFile()) ? home.demoFile() : "none"));
        screen.line("  logs       " + home.logs());
        DemoData demo = new DemoData(installation, screen);
        describe("  web till   ", demo.webTill());
        describe("  office     ", demo.office());
        screen.line("Ctrl-C or ./tillstream down stops all and keeps the data.");
        screen.line("");
    }

    private void describe(String label, List<String> lines) {
        for (String line : lines) {
            screen.line((line.equals(lines.get(0)) ? label : " ".repeat(label.length())) + line);
        }
    }

    private RunFile describe(InstantSource clock) {
        ProcessHandle self = ProcessHandle.current();
        RunFile.Database database = new RunFile.Database(
                "127.0.0.1",
                installation.ports().postgres(),
                PostgresServer.NAME,
                PostgresServer.NAME,
                installation.home().databasePassword().toString());
        return new RunFile(
                self.pid(),
                ProcessIdentity.startedAtMillis(self),
                clock.instant().toString(),
                installation.gatewayUrl(),
                installation.bootstrapServers(),
                database,
                List.of());
    }
}
