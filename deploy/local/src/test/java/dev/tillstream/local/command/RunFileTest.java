package dev.tillstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.local.ChildKeeper;
import dev.tillstream.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    private static final RunFile.Database DATABASE = new RunFile.Database("127.0.0.1", 1, "name", "user", "file");

    @TempDir
    Path folder;

    @Test
    void namesTheProcessesThatRunNow() throws IOException {
        JsonFile<RunFile> file = new JsonFile<>(folder.resolve("run.json"), RunFile.class);
        RunJournal journal = new RunJournal(file, head());
        Process first = sleep();
        journal.started(spec("kafka"), first.pid());
        first.destroyForcibly();
        Process second = sleep();
        journal.started(spec("kafka"), second.pid());

        RunFile run = file.read().orElseThrow();
        assertThat(run.supervisor()).contains(ProcessHandle.current());
        assertThat(run.processes()).singleElement().satisfies(process -> {
            assertThat(process.pid()).isEqualTo(second.pid());
            assertThat(process.starts()).isEqualTo(2);
        });
        assertThat(Files.readString(folder.resolve("run.json"))).contains("\"supervisor_pid\"", "\"gateway_url\"");

        assertThat(Orphans.end(run)).containsExactly("kafka");
        assertThat(second.isAlive()).isFalse();
        assertThat(Orphans.end(run)).isEmpty();
        journal.end();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void neverTakesAnotherProcessForAnOldOne() {
        Process other = sleep();
        RunFile.Running reused = new RunFile.Running("kafka", other.pid(), 1, "log", 12_345, "TERM", 1);

        assertThat(Orphans.end(head().with(List.of(reused)))).isEmpty();
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    @Test
    void isEmptyWhenItCannotBeRead() throws IOException {
        Path path = folder.resolve("run.json");
        JsonFile<RunFile> file = new JsonFile<>(path, RunFile.class);
        assertThat(file.read()).isEmpty();
        Files.writeString(path, "{\"supervisor_pid\": ");
        assertThat(file.read()).isEmpty();
    }

    private static RunFile head() {
        ProcessHandle self = ProcessHandle.current();
        long startedAt = ProcessIdentity.startedAtMillis(self);
        return new RunFile(self.pid(), startedAt, "now", "http://localhost:1", "localhost:2", DATABASE, List.of());
    }

    private static Process sleep() {
        return ChildKeeper.start(new ProcessBuilder("sleep", "600"));
    }

    private static ProcessSpec spec(String name) {
        ProcessSpec.Stop stop = new ProcessSpec.Stop("TERM", Duration.ofSeconds(5));
        return new ProcessSpec(name, 1, Path.of("log"), RunFileTest::sleep, pid -> true, stop);
    }
}
