package dev.tillstream.acceptance;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What was expected, what was found, and whether they agree. */
final class Report {
    private final List<Check> checks = new ArrayList<>();

    private record Check(String name, String expected, String actual, boolean ok) {}

    void check(String name, long expected, long actual) {
        checks.add(new Check(name, number(expected), number(actual), expected == actual));
    }

    /** Compares product by product; prints sums, and how many products differ. */
    void check(String name, Map<String, Long> expected, Map<String, Long> actual) {
        long different = expected.entrySet().stream()
                        .filter(entry -> !Objects.equals(entry.getValue(), actual.get(entry.getKey())))
                        .count()
                + actual.keySet().stream()
                        .filter(key -> !expected.containsKey(key))
                        .count();
        String found = number(sum(actual)) + (different == 0 ? "" : " (" + different + " products differ)");
        checks.add(new Check(name, number(sum(expected)), found, different == 0));
    }

    boolean isOk() {
        return checks.stream().allMatch(Check::ok);
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%n%-42s %20s %32s  %s%n", "", "expected", "actual", "ok");
        for (Check check : checks) {
            out.printf(
                    Locale.ROOT,
                    "%-42s %20s %32s  %s%n",
                    check.name(),
                    check.expected(),
                    check.actual(),
                    check.ok() ? "yes" : "NO");
        }
    }

    private static long sum(Map<String, Long> values) {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
