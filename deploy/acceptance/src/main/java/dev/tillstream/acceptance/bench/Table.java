package dev.tillstream.acceptance.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The readings for people: value, raw limit, ratio, target. */
final class Table {
    private static final int WIDTH = 145;

    private Table() {}

    static void print(PrintStream out, List<Reading> readings) {
        line(out, "figure", "what", "measured", "raw limit", "ratio", "target", "");
        out.println("-".repeat(WIDTH));
        String figure = "";
        for (Reading reading : readings) {
            line(
                    out,
                    reading.figure().equals(figure) ? "" : reading.figure(),
                    reading.what(),
                    reading.unit().text(reading.value()),
                    raw(reading),
                    ratio(reading),
                    reading.target() == null ? "" : reading.target().text(reading.unit()),
                    verdict(reading));
            figure = reading.figure();
        }
    }

    private static void line(PrintStream out, Object... cells) {
        out.println(String.format(Locale.ROOT, "%-11s %-50s %12s  %-36s %6s  %-15s %s", cells)
                .stripTrailing());
    }

    private static String raw(Reading reading) {
        Reading.Raw raw = reading.raw();
        return raw == null ? "" : reading.unit().text(raw.value()) + "  " + raw.what();
    }

    private static String ratio(Reading reading) {
        Double ratio = reading.ratio();
        return ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String verdict(Reading reading) {
        Boolean met = reading.met();
        return met == null ? "" : met ? "met" : "missed";
    }
}
