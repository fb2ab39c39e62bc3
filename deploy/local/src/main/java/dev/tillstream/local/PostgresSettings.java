package dev.tillstream.local;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The server's settings for a single machine with two cores, where a committed sale must survive a power cut. */
final class PostgresSettings {
    private static final long MIN_SHARED_MB = 128;
    private static final long MAX_SHARED_MB = 768;
    private static final long SHARED_PART = 24;
    private static final long BYTES_OF_A_MB = 1 << 20;

    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", sharedMegabytes() + "MB"),
            Map.entry("max_connections", "200"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("min_wal_size", "256MB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("random_page_cost", "1.1"),
            // Plans that were made for empty tables must not outlive a first import: look for such tables often.
            Map.entry("autovacuum_naptime", "2s"),
            Map.entry("jit", "off"),
            Map.entry("log_min_messages", "warning"),
            Map.entry("log_line_prefix", "%m [%p] %a "),
            Map.entry("timezone", "UTC")));

    private PostgresSettings() {}

    /** As arguments of the {@code postgres} program, so that an old data directory gets new settings too. */
    static List<String> arguments(int port) {
        List<String> arguments = new ArrayList<>(List.of("-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    /** A small part of the machine's memory: on a laptop the tills, a browser and an editor live beside it. */
    private static long sharedMegabytes() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine) {
            long part = machine.getTotalMemorySize() / SHARED_PART / BYTES_OF_A_MB;
            return Math.max(MIN_SHARED_MB, Math.min(MAX_SHARED_MB, part));
        }
        return MIN_SHARED_MB;
    }
}
