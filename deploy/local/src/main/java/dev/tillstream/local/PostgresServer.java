package dev.tillstream.local;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real Postgres server as a child process, on the loopback interface, with fsync and synchronous commit on.
 *
 * <p>The data directory outlives the server. A server that an earlier, killed process left behind on the same
 * directory is stopped first. The server ends when this process dies, however it dies (where the machine has
 * {@code setpriv}), and is not reached by Ctrl-C in the terminal.
 */
public final class PostgresServer implements AutoCloseable {
    /** The superuser and the database that the services use. */
    public static final String NAME = "tillstream";

    /** Asks the server to end at once and cleanly, whatever its clients do. */
    public static final String STOP_SIGNAL = "INT";

    private static final String NO_SUCH_DATABASE = "3D000";
    private static final int START_ATTEMPTS = 10;
    private static final Duration RETRY_PAUSE = Duration.ofMillis(300);
    /** Long enough for the recovery of a full write-ahead log. */
    private static final Poll READY = new Poll(Duration.ofMillis(25), Duration.ofMinutes(5));

    private static final Duration FAST_STOP_LIMIT = Duration.ofSeconds(20);

    private final Path dataDirectory;
    private final Path binaries;
    private final int port;
    private final String password;
    private final Redirect log;
    private @Nullable Process server;

    /**
     * @param binaries where the Postgres programs are unpacked to; may be shared by many servers
     * @param password of the user {@link #NAME}; takes effect when the data directory is made
     * @param log where the server writes what it has to say
     */
    public PostgresServer(Path dataDirectory, Path binaries, int port, String password, Redirect log) {
        this.dataDirectory = dataDirectory.toAbsolutePath().normalize();
        this.binaries = binaries;
        this.port = port;
        this.password = password;
        this.log = log;
    }

    /** Returns when the database answers, after crash recovery if there is need; does nothing while it runs. */
    public synchronized void start() {
        if (server != null && server.isAlive()) {
            return;
        }
        Process process = launch();
        for (int attempt = 1; !becomesUsable(process); attempt++) {
            if (attempt == START_ATTEMPTS) {
                String file = log.file() == null ? "" : " in " + log.file();
                throw new LocalStackException("Postgres on port " + port + " ends as soon as it starts (exit code "
                        + process.exitValue() + "); its log" + file + " says why");
            }
            Poll.pause(RETRY_PAUSE);
            process = launch();
        }
        server = process;
    }

    /**
     * Starts the server without waiting for it and without keeping it: for a supervisor, which asks
     * {@link #isUsable()} and ends the process with {@link #STOP_SIGNAL}.
     */
    public Process launch() {
        Path home = new PostgresBinaries(binaries).home();
        PostgresData data = new PostgresData(dataDirectory, home);
        data.stopOrphan();
        data.createIfMissing(password);
        return ChildKeeper.start(new ProcessBuilder(command(home))
                .directory(dataDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log));
    }

    /** True if the database {@link #NAME} answers; makes it when it is missing. */
    public boolean isUsable() {
        try (Connection connection = connect(NAME)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return NO_SUCH_DATABASE.equals(e.getSQLState()) && createDatabase();
        }
    }

    /** Rolls back what is open, writes a checkpoint and ends; does nothing when it does not run. */
    public synchronized void stop() {
        Process running = server;
        if (running == null) {
            return;
        }
        if (running.isAlive()) {
            ProcessEnd.end(running.toHandle(), FAST_STOP_LIMIT, STOP_SIGNAL, "QUIT", "KILL");
        }
        server = null;
    }

    /** The process id of the server itself: what a fault test kills. */
    public synchronized long pid() {
        return running().pid();
    }

    /** Completes with the exit code when the server ends, for whatever reason. */
    public synchronized CompletableFuture<Integer> onExit() {
        return running().onExit().thenApply(Process::exitValue);
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** A new connection of the superuser to the database {@link #NAME}; the caller closes it. */
    public Connection connect() throws SQLException {
        return connect(NAME);
    }

    @Override
    public void close() {
        stop();
    }

    private Process running() {
        if (server == null) {
            throw new IllegalStateException("Postgres on port " + port + " was not started");
        }
        return server;
    }

    private List<String> command(Path home) {
        List<String> command = new ArrayList<>(Commands.ownSession());
        command.addAll(PostgresAccount.prefix(dataDirectory));
        if (Commands.exists("setpriv")) {
            command.addAll(List.of("setpriv", "--pdeathsig", STOP_SIGNAL));
        }
        command.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", dataDirectory.toString()));
        command.addAll(PostgresSettings.arguments(port));
        return command;
    }

    /** False if the process ended: after a crash old backends may hold the shared memory, and it gives up at once. */
    private boolean becomesUsable(Process process) {
        if (!READY.until(() -> !process.isAlive() || isUsable())) {
            process.destroyForcibly();
            throw new LocalStackException("Postgres on port " + port + " does not answer after " + READY.limit());
        }
        return process.isAlive();
    }

    private boolean createDatabase() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + NAME);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(NAME);
        source.setPassword(password);
        source.setConnectTimeout(2);
        return source.getConnection();
    }
}
