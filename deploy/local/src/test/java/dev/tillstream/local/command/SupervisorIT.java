package dev.tillstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as people start it: one line that says what is wrong, and an honest exit code. */
class SupervisorIT {
    @TempDir
    Path folder;

    @Test
    void refusesASecondUpAndSaysWhereTheFirstRuns() {
        Home home = new Home(folder);
        home.create();

        OptionalInt done = RunLock.holding(home, () -> {
            assertThat(run("up"))
                    .isEqualTo(new Outcome(
                            1, "tillstream: already running in " + folder + "; stop it with ./tillstream down\n"));
            assertThat(run("up", "--fresh").text()).contains("--fresh would delete its data");
            return 0;
        });

        assertThat(done).hasValue(0);
    }

    @Test
    void namesTheTakenPortAndWhoHasIt() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = run("up", "--port", Integer.toString(socket.getLocalPort()));

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.text())
                    .startsWith("tillstream: port " + socket.getLocalPort() + " is taken by process "
                            + ProcessHandle.current().pid())
                    .hasLineCount(1);
        }
    }

    @Test
    void saysWhatIsNotBuilt() {
        Outcome outcome = run("up");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.text())
                .startsWith("tillstream: sync-gateway is not built")
                .hasLineCount(1);
        assertThat(new Home(folder).runFile()).doesNotExist();
    }

    @Test
    void explainsItself() {
        assertThat(run("fly"))
                .isEqualTo(new Outcome(
                        2, "tillstream: there is no command 'fly'; usage: up [--fresh] [--port N] | down | status\n"));
        assertThat(run("up", "--port", "x").exitCode()).isEqualTo(2);
        assertThat(run("status")).isEqualTo(new Outcome(3, "not running\n"));
        assertThat(run("down")).isEqualTo(new Outcome(0, "not running\n"));
    }

    @Test
    void saysThatAFolderCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        Outcome outcome = run(file.resolve("home"), "up");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.text())
                .startsWith("tillstream: cannot write to " + file)
                .hasLineCount(1);
    }

    private Outcome run(String... arguments) {
        return run(folder, arguments);
    }

    private Outcome run(Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                JavaCommand.java(),
                "-Dtillstream.root=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Supervisor.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TILLSTREAM_HOME", home.toString());
        try {
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.onExit().join().exitValue(), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record Outcome(int exitCode, String text) {}
}
