package dev.tillstream.local.process;

import java.time.Duration;

/**
 * How long to wait before a dead process is started again: longer and longer while it dies soon after each start, so
 * that a broken one costs nothing and is still tried.
 *
 * @param first the wait after a single death
 * @param longest the wait is doubled up to this
 * @param healthy a process that lived as long as this is taken for sound: its next death counts as the first
 */
public record RestartPolicy(Duration first, Duration longest, Duration healthy) {
    /** One second to half a minute; sound after a minute. */
    public static final RestartPolicy STANDARD =
            new RestartPolicy(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(1));

    public RestartPolicy {
        if (first.isNegative() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("first wait " + first + " must lie between 0 and " + longest);
        }
    }

    /** The number of deaths in a row, with the one of a process that lived this long. */
    public int deathsInARow(int before, Duration lived) {
        return lived.compareTo(healthy) >= 0 ? 1 : before + 1;
    }

    /** The wait before the next start. */
    public Duration delay(int deathsInARow) {
        Duration delay = first;
        for (int death = 1; death < deathsInARow && delay.compareTo(longest) < 0; death++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
