package dev.tillstream.local.command;

import dev.tillstream.local.LocalStackException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/** Only one supervisor works on a home. The operating system takes the lock back however the process ends. */
final class RunLock {
    private RunLock() {}

    /** The result of the work; empty, and nothing done, if another process holds the lock. */
    static OptionalInt holding(Home home, IntSupplier work) {
        try (FileChannel channel =
                FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null ? OptionalInt.empty() : OptionalInt.of(work.getAsInt());
        } catch (IOException e) {
            throw new LocalStackException("cannot lock " + home.lockFile(), e);
        }
    }
}
