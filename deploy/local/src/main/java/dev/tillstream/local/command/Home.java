package dev.tillstream.local.command;

import dev.tillstream.local.Folders;
import dev.tillstream.local.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder that holds everything of one installation: {@code .tillstream} or what TILLSTREAM_HOME says.
 *
 * @param folder absolute
 */
record Home(Path folder) {
    /** What belongs to the data; anything else in the folder is not ours to delete. */
    private static final List<String> DATA = List.of(
            "postgres",
            "kafka",
            "tills",
            "images",
            "logs",
            "demo.json",
            "database-password",
            "setup-token",
            "run.json");

    Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Makes the folder and the one for logs. */
    void create() {
        try {
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new LocalStackException("cannot write to " + folder, e);
        }
    }

    /** Forgets all data: the next start is a first start. */
    void deleteData() {
        for (String name : DATA) {
            Folders.delete(folder.resolve(name));
        }
    }

    boolean isFirstStart() {
        return !Files.exists(postgres());
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path postgresBinaries() {
        return folder.resolve("postgres-binaries");
    }

    Path kafka() {
        return folder.resolve("kafka");
    }

    Path images() {
        return folder.resolve("images");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    Path runFile() {
        return folder.resolve("run.json");
    }

    Path portsFile() {
        return folder.resolve("ports.json");
    }

    Path lockFile() {
        return folder.resolve("lock");
    }

    Path setupToken() {
        return folder.resolve("setup-token");
    }

    Path databasePassword() {
        return folder.resolve("database-password");
    }

    Path demoFile() {
        return folder.resolve("demo.json");
    }
}
