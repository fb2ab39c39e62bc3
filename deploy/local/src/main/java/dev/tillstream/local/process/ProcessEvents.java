package dev.tillstream.local.process;

import java.time.Duration;

/** What the supervisor has to tell about its processes; calls come from several threads. */
public interface ProcessEvents {
    /** It runs, it may not be ready yet. */
    void started(ProcessSpec spec, long pid);

    /** It can be used, for the first time or again. */
    void ready(ProcessSpec spec, Duration afterStart);

    /** It ended without having been asked to. */
    void died(ProcessSpec spec, Death death);

    /** It could not even be started; it is tried again after the wait. */
    void failedToStart(ProcessSpec spec, String reason, Duration pause);

    /** It ended as it was asked to, or had to be killed. */
    void stopped(ProcessSpec spec, Duration took, boolean killed);

    /**
     * An end that nobody asked for.
     *
     * @param exitCode above 128 it is a signal's number plus 128
     * @param lived from its start to its end
     * @param inARow how often it died since it last was sound
     * @param pause until it is started again
     */
    record Death(int exitCode, Duration lived, int inARow, Duration pause) {}
}
