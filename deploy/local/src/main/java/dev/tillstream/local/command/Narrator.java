package dev.tillstream.local.command;

import dev.tillstream.local.process.ProcessEvents;
import dev.tillstream.local.process.ProcessSpec;
import java.time.Duration;

/** Tells people and {@code run.json} what happens to the processes. */
final class Narrator implements ProcessEvents {
    private static final int SIGNAL_BASE = 128;

    private final Screen screen;
    private final RunJournal journal;

    Narrator(Screen screen, RunJournal journal) {
        this.screen = screen;
        this.journal = journal;
    }

    @Override
    public void started(ProcessSpec spec, long pid) {
        journal.started(spec, pid);
    }

    @Override
    public void ready(ProcessSpec spec, Duration afterStart) {
        screen.progress(spec.name() + " is ready on port " + spec.port() + " after " + Screen.seconds(afterStart));
    }

    @Override
    public void died(ProcessSpec spec, Death death) {
        String often = death.inARow() > 1 ? ", " + death.inARow() + " times in a row" : "";
        screen.progress(spec.name() + " died " + cause(death.exitCode()) + " after " + Screen.seconds(death.lived())
                + often + "; started again in " + Screen.seconds(death.pause()) + ", its log is " + spec.log());
    }

    @Override
    public void failedToStart(ProcessSpec spec, String reason, Duration pause) {
        screen.progress(spec.name() + " cannot be started: " + reason + "; tried again in " + Screen.seconds(pause));
    }

    @Override
    public void stopped(ProcessSpec spec, Duration took, boolean killed) {
        String how = killed ? " did not stop in time and was killed after " : " stopped after ";
        screen.progress(spec.name() + how + Screen.seconds(took));
    }

    private static String cause(int exitCode) {
        return exitCode > SIGNAL_BASE ? "by signal " + (exitCode - SIGNAL_BASE) : "with exit code " + exitCode;
    }
}
