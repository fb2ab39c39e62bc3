package dev.tillstream.acceptance.bench;

import dev.tillstream.acceptance.bench.load.Organization;
import dev.tillstream.acceptance.bench.machine.ProcessorTime;
import dev.tillstream.acceptance.bench.machine.RunningStack;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What every figure works with. */
final class Workbench {
    /** Where load is random, it is the same in every run. */
    static final long SEED = 20_261_121;

    private final RunningStack stack;
    private final boolean quick;
    private final long run;
    private final PrintStream out;
    private final List<String> notes = new ArrayList<>();

    Workbench(RunningStack stack, boolean quick, long run, PrintStream out) {
        this.stack = stack;
        this.quick = quick;
        this.run = run;
        this.out = out;
    }

    RunningStack stack() {
        return stack;
    }

    boolean quick() {
        return quick;
    }

    /** The first in a quick run, else the second. */
    int choose(int whenQuick, int otherwise) {
        return quick ? whenQuick : otherwise;
    }

    /** An organization that nobody else uses: {@code BENCH-<run>-<letter>}. */
    Organization organization(String letter) throws IOException {
        return Organization.create(stack, "BENCH-" + run + "-" + letter);
    }

    /** A name for scratch schemas and topics. */
    String scratchName() {
        return "bench_" + run;
    }

    ProcessorTime processorTime() throws IOException {
        return ProcessorTime.of(stack);
    }

    void say(String format, Object... values) {
        out.println("  " + String.format(Locale.ROOT, format, values));
    }

    /** Something that whoever reads the table has to know. */
    void note(String format, Object... values) {
        String note = String.format(Locale.ROOT, format, values);
        notes.add(note);
        say("note: %s", note);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
