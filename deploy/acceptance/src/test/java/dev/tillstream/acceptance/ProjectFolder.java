package dev.tillstream.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project is: the folder above the tests that has the launcher. */
final class ProjectFolder {
    private ProjectFolder() {}

    static Path find() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("tillstream"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("the tests run inside the project's folder");
            }
        }
        return folder;
    }
}
