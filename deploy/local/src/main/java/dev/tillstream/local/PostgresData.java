package dev.tillstream.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The data directory of a Postgres server, before and between its runs. */
final class PostgresData {
    private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(10);

    private final Path directory;
    private final Path home;

    PostgresData(Path directory, Path home) {
        this.directory = directory;
        this.home = home;
    }

    /** Makes the directory with the superuser {@link PostgresServer#NAME}, unless it is there. */
    void createIfMissing(String password) {
        if (Files.exists(directory.resolve("global/pg_control"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            initialize(password);
        } catch (IOException e) {
            throw new LocalStackException("Postgres cannot use " + directory, e);
        }
    }

    /**
     * Stops a server that a killed process left behind. A file that names a process which is no Postgres (the number
     * was given to another one since) is removed, because Postgres itself would refuse to start.
     */
    void stopOrphan() {
        Path pidFile = directory.resolve("postmaster.pid");
        Optional<ProcessHandle> named = readPid(pidFile).flatMap(ProcessHandle::of);
        if (named.isEmpty()) {
            return;
        }
        ProcessHandle process = named.get();
        if (!isPostgres(process)) {
            deletePidFile(pidFile);
        } else if (ProcessEnd.end(process, ORPHAN_LIMIT, "INT", "QUIT", "KILL") < 0) {
            throw new LocalStackException("another Postgres, process " + process.pid() + ", holds " + directory);
        }
    }

    private void initialize(String password) throws IOException {
        Path passwordFile = directory.resolveSibling(directory.getFileName() + ".password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, password + "\n");
        List<String> command = new ArrayList<>(PostgresAccount.prefix(directory, passwordFile));
        command.addAll(List.of(home.resolve("bin/initdb").toString(), "-D", directory.toString()));
        command.addAll(List.of("-U", PostgresServer.NAME, "--auth=scram-sha-256", "--pwfile=" + passwordFile));
        command.addAll(List.of("--encoding=UTF8", "--locale=C", "--no-instructions"));
        try {
            run(command);
        } finally {
            Files.delete(passwordFile);
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(output.strip());
        }
    }

    private static Optional<Long> readPid(Path pidFile) {
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .map(String::strip)
                    .map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(path -> path.endsWith("/postgres"))
                .isPresent();
    }

    private static void deletePidFile(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new LocalStackException("cannot remove the stale " + pidFile, e);
        }
    }
}
