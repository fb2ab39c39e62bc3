package dev.tillstream.local.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What people see: plain lines, those about progress with the time since the start in front. */
final class Screen {
    private final PrintStream out;
    private final PrintStream err;
    private final long startedNanos = System.nanoTime();

    Screen(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void line(String text) {
        out.println(text);
    }

    void progress(String text) {
        out.println(String.format(Locale.ROOT, "%7s  %s", seconds(elapsed()), text));
    }

    /** One line on the error stream, with the program's name in front. */
    void error(String text) {
        err.println("tillstream: " + text);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** For example {@code 12.3 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
