package dev.tillstream.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * One process to supervise.
 *
 * @param name as people know it
 * @param port where it answers, for people
 * @param log where its output goes
 * @param start starts it, without waiting
 * @param ready true once the process of the given id can be used; asked again and again, so it must answer or give up
 *     within seconds
 * @param stop how it is ended
 */
public record ProcessSpec(String name, int port, Path log, Supplier<Process> start, LongPredicate ready, Stop stop) {

    /**
     * How a process is ended: with the signal, and with SIGKILL when the limit is over.
     *
     * @param signal for example {@code TERM}
     */
    public record Stop(String signal, Duration limit) {}
}
