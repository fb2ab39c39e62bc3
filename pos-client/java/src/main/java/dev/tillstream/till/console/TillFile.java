package dev.tillstream.till.console;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which till a command is about: a file, or a name in the installation's folder. */
public final class TillFile {
    private static final String DEFAULT_HOME = ".tillstream";

    @Option(names = "--till", paramLabel = "NAME", description = "The till's name (default: ${DEFAULT-VALUE})")
    private String name = "till";

    @Option(names = "--file", description = "The till's file (default: tills/NAME.sqlite in the installation's folder)")
    private @Nullable Path file;

    /** The folder that TILLSTREAM_HOME names, else {@code .tillstream} here. */
    public static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("TILLSTREAM_HOME")).orElse(DEFAULT_HOME));
    }

    public Till open() {
        Path path = file == null ? home().resolve("tills").resolve(name + ".sqlite") : file;
        return Till.open(path, TillConfig.defaults());
    }
}
