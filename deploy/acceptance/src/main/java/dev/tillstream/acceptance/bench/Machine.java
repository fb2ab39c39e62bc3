package dev.tillstream.acceptance.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Where it was measured. */
record Machine(
        @JsonProperty("processors") int processors,
        @JsonProperty("processor") String processor,
        @JsonProperty("memory_mb") long memoryMb,
        @JsonProperty("java") String java,
        @JsonProperty("load") String load) {
    private static final long KIBIBYTES = 1024;

    static Machine here() throws IOException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                value("/proc/cpuinfo", "model name"),
                Long.parseLong(value("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "")) / KIBIBYTES,
                System.getProperty("java.version"),
                Files.readString(Path.of("/proc/loadavg")).strip());
    }

    String text() {
        return String.format(
                Locale.ROOT, "%d × %s, %,d MB, Java %s, load %s", processors, processor, memoryMb, java, load);
    }

    private static String value(String file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        }
    }
}
