package dev.tillstream.local.command;

import dev.tillstream.local.ChildKeeper;
import dev.tillstream.local.Commands;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Java program as a supervised process: out of the terminal's reach, ended when the supervisor dies (where the
 * machine has {@code setpriv}), its output appended to a log.
 *
 * @param heap largest heap, as in {@code -Xmx}
 * @param program what comes after the options of the virtual machine
 */
record JavaCommand(String heap, List<String> program, Map<String, String> environment, Path log) {
    /** More options for all Java processes, to look into them: for example a flight recording. */
    private static final String EXTRA_OPTIONS = "TILLSTREAM_JAVA_OPTS";

    JavaCommand {
        program = List.copyOf(program);
        environment = Map.copyOf(environment);
    }

    Process start() {
        ProcessBuilder builder = new ProcessBuilder(words())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return ChildKeeper.start(builder);
    }

    /** The Java that runs this process, which the launcher has chosen. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(Commands.ownSession());
        if (Commands.exists("setpriv")) {
            words.addAll(List.of("setpriv", "--pdeathsig", "TERM"));
        }
        words.add(java());
        words.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData"));
        String extra = System.getenv().getOrDefault(EXTRA_OPTIONS, "");
        Stream.of(extra.split(" ", -1)).filter(option -> !option.isBlank()).forEach(words::add);
        words.addAll(program);
        return words;
    }
}
