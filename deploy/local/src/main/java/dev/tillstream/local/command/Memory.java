package dev.tillstream.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The memory of processes in mebibytes, from what Linux tells in {@code /proc}; 0 if it does not. Pages that several
 * processes share are counted once, in equal parts.
 */
final class Memory {
    private static final long KIBIBYTES = 1_024;

    private Memory() {}

    static long ofOne(ProcessHandle process) {
        return kibibytes(process.pid()) / KIBIBYTES;
    }

    static long withChildren(ProcessHandle process) {
        long kibibytes = Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(member -> kibibytes(member.pid()))
                .sum();
        return kibibytes / KIBIBYTES;
    }

    private static long kibibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
