package dev.tillstream.acceptance.bench;

import java.util.Locale;

/** What a figure counts, and how it is shown. */
enum Unit {
    PER_SECOND("/s", "%,.0f"),
    MILLIS(" ms", "%,.1f"),
    MICROS(" µs", "%,.0f"),
    SECONDS(" s", "%,.2f"),
    PERCENT(" %", "%.2f"),
    KILOBYTES(" KB", "%,.1f"),
    COUNT("", "%,.0f");

    private final String suffix;
    private final String format;

    Unit(String suffix, String format) {
        this.suffix = suffix;
        this.format = format;
    }

    String text(double value) {
        return String.format(Locale.ROOT, format, value) + suffix;
    }
}
