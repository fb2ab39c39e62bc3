package dev.tillstream.acceptance.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tillstream.acceptance.bench.machine.RunningStack;
import dev.tillstream.acceptance.bench.raw.Backlog;
import dev.tillstream.client.wire.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * One run: the wanted figures one after the other, the table at the end, and the same as JSON in the installation's
 * folder. A figure that breaks off is a note, and the others go on. Targets that are missed are told, never a failure.
 */
public final class BenchRun {
    /** In the order in which they are shown. */
    private static final List<Figure> SHOWN = List.of(
            new PushFigure(),
            new AppliedFigure(),
            new LatencyFigure(),
            new FirstLoadFigure(),
            new FanOutFigure(),
            new IdleFigure(),
            new GrowthFigure());

    /** What needs a quiet system first, what leaves much behind last. */
    private static final List<String> ORDER =
            List.of("first-load", "latency", "fan-out", "idle", "push", "applied", "growth");

    private final RunningStack stack;
    private final boolean quick;
    private final PrintStream out;

    public BenchRun(RunningStack stack, boolean quick, PrintStream out) {
        this.stack = stack;
        this.quick = quick;
        this.out = out;
    }

    /** The names of all figures. */
    public static List<String> names() {
        return SHOWN.stream().map(Figure::name).toList();
    }

    private record Result(
            @JsonProperty("started_at") String startedAt,
            @JsonProperty("quick") boolean quick,
            @JsonProperty("machine") Machine machine,
            @JsonProperty("readings") List<Reading> readings,
            @JsonProperty("notes") List<String> notes) {}

    /**
     * @param wanted names of figures; all of them where it is empty
     * @return whether all figures could be measured
     */
    public boolean run(Set<String> wanted, Instant now) throws IOException, InterruptedException, ExecutionException {
        Machine machine = Machine.here();
        out.println(machine.text());
        Workbench bench = new Workbench(stack, quick, now.getEpochSecond(), out);
        new Backlog(stack.kafka()).awaitApplied(waiting -> bench.say("%,d records of before wait, not yet", waiting));
        List<Reading> readings = new ArrayList<>();
        boolean complete = true;
        for (Figure figure : figures(wanted)) {
            complete &= measure(figure, bench, readings);
        }
        readings.sort(Comparator.comparingInt(reading -> names().indexOf(reading.figure())));
        show(bench, readings);
        Path file =
                stack.home().resolve("bench-" + now.toString().replace(':', '-').replaceAll("\\..*", "") + ".json");
        Json.MAPPER
                .writer(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), new Result(now.toString(), quick, machine, readings, bench.notes()));
        out.println("written to " + file);
        return complete;
    }

    private void show(Workbench bench, List<Reading> readings) {
        out.println();
        Table.print(out, readings);
        out.println();
        bench.notes().forEach(note -> out.println("note: " + note));
    }

    private boolean measure(Figure figure, Workbench bench, List<Reading> readings) throws InterruptedException {
        out.println(figure.name());
        long start = System.nanoTime();
        try {
            readings.addAll(figure.measure(bench));
            out.println(String.format(Locale.ROOT, "  %.0f s", (System.nanoTime() - start) / 1e9));
            return true;
        } catch (IOException | SQLException | ExecutionException | IllegalStateException e) {
            bench.note("%s broke off: %s", figure.name(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static List<Figure> figures(Set<String> wanted) {
        return SHOWN.stream()
                .filter(figure -> wanted.isEmpty() || wanted.contains(figure.name()))
                .sorted(Comparator.comparingInt(figure -> ORDER.indexOf(figure.name())))
                .toList();
    }
}
