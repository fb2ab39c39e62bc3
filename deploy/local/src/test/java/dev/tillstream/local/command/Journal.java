package dev.tillstream.local.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The run file of a test, and a narrator that writes it and says nothing. */
final class Journal {
    private static final RunFile.Database DATABASE = new RunFile.Database("127.0.0.1", 1, "name", "user", "file");

    private final JsonFile<RunFile> file;
    private final RunJournal journal;

    Journal(Installation installation) {
        file = new JsonFile<>(installation.home().runFile(), RunFile.class);
        String kafka = installation.bootstrapServers();
        journal = new RunJournal(file, new RunFile(1, 1, "now", installation.gatewayUrl(), kafka, DATABASE, List.of()));
    }

    Narrator narrator() {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Narrator(new Screen(silent, silent), journal);
    }

    RunFile read() {
        return file.read().orElseThrow();
    }

    int starts(String name) {
        return read().processes().stream()
                .filter(process -> process.name().equals(name))
                .mapToInt(RunFile.Running::starts)
                .sum();
    }
}
