package dev.tillstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What Java does to files only, done to folders. */
public final class Folders {
    private Folders() {}

    /** Deletes the folder with all that is in it; does nothing when there is none. Links are not followed. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new LocalStackException("cannot delete " + folder, e);
        }
    }

    /** A new folder for temporary files; others may pass through it, as Postgres must where it cannot be root. */
    static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("tillstream");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return folder;
        } catch (IOException e) {
            throw new LocalStackException("no temporary folder can be made", e);
        }
    }
}
