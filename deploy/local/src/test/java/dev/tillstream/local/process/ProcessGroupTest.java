package dev.tillstream.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.local.ChildKeeper;
import dev.tillstream.local.LocalStackException;
import dev.tillstream.local.Poll;
import dev.tillstream.local.ProcessEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real processes of the shell stand in for brokers and services. */
class ProcessGroupTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String LIVES = "exec sleep 600";
    private static final String IGNORES_TERM = "trap '' TERM; while true; do sleep 0.05; done";

    private final RecordedEvents events = new RecordedEvents();
    private final ProcessGroup group = new ProcessGroup(
            new RestartPolicy(Duration.ofMillis(20), Duration.ofMillis(80), Duration.ofMinutes(1)), events);

    @AfterEach
    void stopAll() {
        group.stop();
    }

    @Test
    void stopsTheRanksInTheReverseOfTheirStart() {
        group.start(shell("database", LIVES));
        group.start(shell("broker", LIVES));
        group.start(shell("first service", LIVES), shell("second service", LIVES));
        assertThat(group.awaitReady(LIMIT)).isTrue();
        assertThat(group.pids()).hasSize(4);

        group.stop();

        assertThat(group.pids()).isEmpty();
        assertThat(events.of("died")).isEmpty();
        assertThat(events.of("stopped").subList(0, 2))
                .containsExactlyInAnyOrder("stopped first service", "stopped second service");
        assertThat(events.of("stopped").subList(2, 4)).containsExactly("stopped broker", "stopped database");
    }

    @Test
    void startsAgainWhatIsKilled() {
        group.start(shell("broker", LIVES));
        group.awaitReady(LIMIT);
        long first = group.pids().getOrDefault("broker", -1L);

        ProcessEnd.end(ProcessHandle.of(first).orElseThrow(), LIMIT, "KILL");

        assertThat(eventually(() -> events.of("ready").size() == 2)).isTrue();
        assertThat(events.of("died")).containsExactly("died broker 137 1 PT0.02S");
        assertThat(group.pids().getOrDefault("broker", first)).isNotEqualTo(first);
    }

    @Test
    void givesUpTheStartWhenAProcessDiesAgainAndAgain() {
        group.start(shell("broker", LIVES), shell("service", pid -> false, "exit 7"));

        assertThatThrownBy(() -> group.awaitReady(LIMIT))
                .isInstanceOf(LocalStackException.class)
                .hasMessage("service dies as soon as it starts; its log is service.log");
        assertThat(events.of("died").subList(0, 3))
                .containsExactly("died service 7 1 PT0.02S", "died service 7 2 PT0.04S", "died service 7 3 PT0.08S");
    }

    @Test
    void tellsWhichProcessIsNotReadyInTime() {
        group.start(shell("service", pid -> false, LIVES));

        assertThatThrownBy(() -> group.awaitReady(Duration.ofMillis(200)))
                .hasMessageContaining("service is not ready after 0 s");
    }

    @Test
    void triesAgainWhatCannotBeStarted() {
        group.start(new ProcessSpec(
                "ghost", 1, Path.of("ghost.log"), () -> spawn("/no/such/program"), pid -> true, stop()));

        assertThatThrownBy(() -> group.awaitReady(LIMIT)).hasMessageContaining("ghost dies as soon as it starts");
        assertThat(events.of("failed").get(0)).contains("/no/such/program");
    }

    @Test
    void killsWhatDoesNotStopInTime() {
        group.start(shell("stubborn", IGNORES_TERM));
        group.awaitReady(LIMIT);

        group.stop();

        assertThat(events.of("stopped")).containsExactly("stopped stubborn killed");
    }

    @Test
    void stopsInTheMiddleOfAStart() {
        group.start(shell("service", pid -> false, LIVES));
        assertThat(eventually(() -> events.of("started").size() == 1)).isTrue();

        group.stop();

        assertThat(group.awaitReady(LIMIT)).isFalse();
        assertThat(group.pids()).isEmpty();
        group.start(shell("late", LIVES));
        assertThat(events.of("started")).hasSize(1);
    }

    private static boolean eventually(BooleanSupplier condition) {
        return new Poll(Duration.ofMillis(10), LIMIT).until(condition);
    }

    private static ProcessSpec shell(String name, String script) {
        return shell(name, pid -> true, script);
    }

    private static ProcessSpec shell(String name, LongPredicate ready, String script) {
        return new ProcessSpec(name, 1, Path.of(name + ".log"), () -> spawn("sh", "-c", script), ready, stop());
    }

    private static ProcessSpec.Stop stop() {
        return new ProcessSpec.Stop("TERM", Duration.ofMillis(1_500));
    }

    private static Process spawn(String... command) {
        return ChildKeeper.start(new ProcessBuilder(command));
    }
}
