package dev.tillstream.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what happened, in order, as short words: {@code ready broker}. */
final class RecordedEvents implements ProcessEvents {
    private final List<String> words = new CopyOnWriteArrayList<>();

    List<String> of(String kind) {
        return words.stream().filter(word -> word.startsWith(kind + " ")).toList();
    }

    @Override
    public void started(ProcessSpec spec, long pid) {
        words.add("started " + spec.name());
    }

    @Override
    public void ready(ProcessSpec spec, Duration afterStart) {
        words.add("ready " + spec.name());
    }

    @Override
    public void died(ProcessSpec spec, Death death) {
        words.add("died " + spec.name() + " " + death.exitCode() + " " + death.inARow() + " " + death.pause());
    }

    @Override
    public void failedToStart(ProcessSpec spec, String reason, Duration pause) {
        words.add("failed " + spec.name() + " " + reason);
    }

    @Override
    public void stopped(ProcessSpec spec, Duration took, boolean killed) {
        words.add("stopped " + spec.name() + (killed ? " killed" : ""));
    }
}
