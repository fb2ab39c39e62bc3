package dev.tillstream.client.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * One SQLite file: WAL, one writer with a lock, one reader beside it that never waits for the writer. A transaction is
 * there whole or not at all, whatever ends the program (DESIGN §2, S1-93).
 */
public final class TillDatabase implements AutoCloseable {
    private static final int CACHE_KIBIBYTES = -8_000;
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final Path file;
    private final FileGuard guard;
    private final SqlSession writer;
    private final SqlSession reader;
    private final ReentrantLock writeLock = new ReentrantLock();
    private final ReentrantLock readLock = new ReentrantLock();

    private TillDatabase(Path file, FileGuard guard, SqlSession writer, SqlSession reader) {
        this.file = file;
        this.guard = guard;
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Opens the file, creates it where it is missing (readable by its owner only: it holds the device's key) and brings
     * its schema up to this version.
     *
     * @throws TillInUseException where another process has it
     */
    public static TillDatabase open(Path file, Durability durability) {
        createPrivately(file);
        FileGuard guard = FileGuard.acquire(file);
        try {
            SqlSession writer = connect(file, durability);
            new Schema(writer).migrate();
            writer.commit();
            return new TillDatabase(file, guard, writer, connect(file, durability));
        } catch (SQLException e) {
            guard.close();
            throw TillStorageException.of(e);
        } catch (RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    public Path file() {
        return file;
    }

    /** Runs the work in one transaction; on any exception nothing of it remains. */
    public <T> T write(Function<SqlSession, T> work) {
        return inTransaction(writeLock, writer, work);
    }

    /** Reads what is committed, all at one moment. */
    public <T> T read(Function<SqlSession, T> work) {
        return inTransaction(readLock, reader, work);
    }

    private static <T> T inTransaction(ReentrantLock lock, SqlSession session, Function<SqlSession, T> work) {
        lock.lock();
        try {
            T result = work.apply(session);
            session.commit();
            return result;
        } catch (SQLException e) {
            session.rollback();
            throw TillStorageException.of(e);
        } catch (RuntimeException | Error e) {
            session.rollback();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private static SqlSession connect(Path file, Durability durability) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(durability == Durability.FULL ? SynchronousMode.FULL : SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setCacheSize(CACHE_KIBIBYTES);
        var connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        connection.setAutoCommit(false);
        return new SqlSession(connection);
    }

    private static void createPrivately(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                return;
            }
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw new TillStorageException("can't create the till's file " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        writeLock.lock();
        readLock.lock();
        try {
            reader.close();
            writer.close();
        } catch (SQLException e) {
            throw TillStorageException.of(e);
        } finally {
            guard.close();
            readLock.unlock();
            writeLock.unlock();
        }
    }
}
