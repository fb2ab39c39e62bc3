package dev.tillstream.acceptance;

import dev.tillstream.client.TillConfig;
import dev.tillstream.client.setup.Setup;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Everything that {@code ./tillstream up} starts, in a folder of its own; one for all test classes of the JVM. */
final class RunningStack {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration RESTART_LIMIT = Duration.ofMinutes(2);
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m";

    private static final RunningStack SHARED = start();

    private final Path home;
    private final Process supervisor;

    private RunningStack(Path home, Process supervisor) {
        this.home = home;
        this.supervisor = supervisor;
    }

    static RunningStack shared() {
        return SHARED;
    }

    Path home() {
        return home;
    }

    URI gateway() {
        return URI.create(run().requiredText("gateway_url"));
    }

    Setup setup() {
        try {
            String token = Files.readString(home.resolve("setup-token")).strip();
            return new Setup(TillConfig.defaults().http(), gateway(), token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a process as a power cut would, and waits until the supervisor has it running, and it answers, again. */
    void killAndAwaitRestart(String name) {
        Fields before = process(name);
        ProcessHandle.of(before.requiredInteger("pid")).ifPresent(ProcessHandle::destroyForcibly);
        await(RESTART_LIMIT, name + " runs again", () -> isAnother(before, process(name)));
    }

    private static boolean isAnother(Fields before, Fields now) {
        long pid = now.requiredInteger("pid");
        return pid != before.requiredInteger("pid")
                && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)
                && answers((int) now.requiredInteger("port"));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Fields process(String name) {
        return run().rows("processes").stream()
                .filter(process -> name.equals(process.text("name")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no process " + name + " in " + home));
    }

    private Fields run() {
        try {
            return Json.readFields(Files.readString(home.resolve("run.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunningStack start() {
        try {
            Path root = ProjectFolder.find();
            Path home = Files.createTempDirectory("tillstream-acceptance");
            Process supervisor = supervisor(root, home).start();
            RunningStack stack = new RunningStack(home, supervisor);
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
            await(START_LIMIT, "the stack is up, see " + home, () -> stack.isUp());
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder supervisor(Path root, Path home) throws IOException {
        String libraries = root.resolve("deploy/local/target") + "/*:" + root.resolve("deploy/local/target/lib") + "/*";
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Dtillstream.root=" + root,
                "-cp",
                libraries,
                "dev.tillstream.local.command.Supervisor",
                "up",
                "--port",
                String.valueOf(freePort())));
        builder.environment().putAll(Map.of("TILLSTREAM_HOME", home.toString(), "JAVA_TOOL_OPTIONS", QUICK_START));
        return builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("supervisor.log").toFile());
    }

    private boolean isUp() {
        if (!supervisor.isAlive()) {
            throw new IllegalStateException("the stack did not start, see " + home.resolve("supervisor.log"));
        }
        return Files.exists(home.resolve("demo.json"));
    }

    private void stop() {
        supervisor.destroy();
        try {
            supervisor.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void await(Duration limit, String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
