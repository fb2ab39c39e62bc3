package dev.tillstream.local;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Small commands of the operating system that Java has no call for. */
public final class Commands {
    private static final long LIMIT_SECONDS = 10;

    private Commands() {}

    /** True if a command of this name is on the PATH. */
    public static boolean exists(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .anyMatch(Files::isExecutable);
    }

    /** True if the command ends with code 0 within ten seconds; its output is thrown away. */
    public static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends a signal, for example {@code INT}; false if there is no such process or it is not ours. */
    public static boolean signal(long pid, String name) {
        return succeeds("kill", "-" + name, Long.toString(pid));
    }

    /** True if this process belongs to the superuser. */
    static boolean isRoot() {
        return ownerOf(Path.of("/proc/self")) == 0;
    }

    /** The number of the user whom a file belongs to; {@code /proc/self} belongs to the user of this process. */
    static int ownerOf(Path file) {
        try {
            return (Integer) Files.getAttribute(file, "unix:uid");
        } catch (IOException e) {
            throw new LocalStackException("cannot find out whom " + file + " belongs to", e);
        }
    }

    /** What makes a child a leader of its own session: Ctrl-C in the terminal does not reach it. */
    public static List<String> ownSession() {
        return exists("setsid") ? List.of("setsid") : List.of();
    }
}
