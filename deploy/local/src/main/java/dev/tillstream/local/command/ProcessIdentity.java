package dev.tillstream.local.command;

import java.time.Instant;
import java.util.Optional;

/** Process ids are used again; the id together with the start names one process for ever. */
final class ProcessIdentity {
    private static final long UNKNOWN = -1;

    private ProcessIdentity() {}

    /** When the operating system started it, in milliseconds since 1970; -1 if it does not tell. */
    static long startedAtMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(UNKNOWN);
    }

    /** The process, if it lives and is still the one that was started then. */
    static Optional<ProcessHandle> find(long pid, long startedAtMillis) {
        return ProcessHandle.of(pid)
                .filter(process -> startedAtMillis != UNKNOWN && startedAtMillis(process) == startedAtMillis);
    }
}
