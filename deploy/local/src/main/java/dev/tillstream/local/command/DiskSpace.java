package dev.tillstream.local.command;

import dev.tillstream.local.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;

/** Refuses to start on a disk that is nearly full: a database that runs out of space while it writes stops selling. */
final class DiskSpace {
    private static final long MEBIBYTE = 1L << 20;
    /** The binaries, the empty databases, the first write-ahead logs and the demo data. */
    private static final long FIRST_START_MIB = 2_048;

    private static final long LATER_START_MIB = 1_024;

    private DiskSpace() {}

    static void require(Home home) {
        long needed = home.isFirstStart() ? FIRST_START_MIB : LATER_START_MIB;
        try {
            long free = Files.getFileStore(home.folder()).getUsableSpace() / MEBIBYTE;
            if (free < needed) {
                throw new LocalStackException(shortage(home, free, needed));
            }
        } catch (IOException e) {
            throw new LocalStackException("cannot read the free space of " + home.folder(), e);
        }
    }

    private static String shortage(Home home, long freeMib, long neededMib) {
        return "the disk of " + home.folder() + " has " + freeMib + " MB free and " + neededMib
                + " MB are needed: make room, or set TILLSTREAM_HOME to a folder on another disk";
    }
}
