package dev.tillstream.client.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a till's file to one process: a lock of the operating system, which ends with the process however it ends. */
final class FileGuard implements AutoCloseable {
    private final FileChannel channel;

    private FileGuard(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws TillInUseException where somebody else has the file */
    static FileGuard acquire(Path file) {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new TillInUseException(file, holderIn(lockFile));
            }
            writeHolder(channel);
            return new FileGuard(channel);
        } catch (IOException e) {
            throw new TillStorageException("can't open " + lockFile + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void writeHolder(FileChannel channel) throws IOException {
        String holder = Long.toString(ProcessHandle.current().pid());
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String holderIn(Path lockFile) throws IOException {
        String pid = Files.readString(lockFile, StandardCharsets.US_ASCII);
        return pid.isBlank() ? "" : " (process " + pid + ")";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new TillStorageException("can't release the till's lock: " + e.getMessage(), e);
        }
    }
}
