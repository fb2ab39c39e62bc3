package dev.tillstream.local.command;

import dev.tillstream.local.LocalStackException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/**
 * Runs Tillstream on one machine: {@code Supervisor up [--fresh] [--port N] | down | status | require-stopped}. The
 * system property {@code tillstream.root} names the project's folder; TILLSTREAM_HOME the one for data.
 *
 * <p>Exit code 0 if it did what it was asked, 1 if it could not (one line on the error stream says why), 2 if the
 * command is not understood, 3 for the status of what does not run.
 */
public final class Supervisor {
    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    private Supervisor() {}

    public static void main(String[] arguments) {
        Screen screen = new Screen(System.out, System.err);
        System.exit(run(Arrays.asList(arguments), screen));
    }

    private static int run(List<String> arguments, Screen screen) {
        Path root = Path.of(System.getProperty("tillstream.root", ".")).toAbsolutePath();
        String folder = System.getenv().getOrDefault("TILLSTREAM_HOME", "");
        Home home = new Home(folder.isBlank() ? root.resolve(".tillstream") : Path.of(folder));
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> options = arguments.stream().skip(1).toList();
        try {
            return switch (command) {
                case "up" ->
                    new Up(root, home, screen, InstantSource.system(), new SecureRandom())
                            .run(UpOptions.parse(options));
                case "down" -> new Down(home, screen).run();
                case "status" -> new Status(home, screen).run();
                case "require-stopped" -> new Status(home, screen).requireStopped();
                default -> throw new UsageException("there is no command '" + command + "'");
            };
        } catch (UsageException e) {
            screen.error(e.getMessage() + "; usage: up [--fresh] [--port N] | down | status");
            return MISUNDERSTOOD;
        } catch (LocalStackException e) {
            screen.error(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }
}
