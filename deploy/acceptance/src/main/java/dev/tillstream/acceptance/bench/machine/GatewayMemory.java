package dev.tillstream.acceptance.bench.machine;

import dev.tillstream.acceptance.bench.load.Answer;
import dev.tillstream.acceptance.bench.load.HttpLine;
import dev.tillstream.acceptance.bench.load.HttpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The memory of the gateway's process after a full collection, in bytes.
 *
 * @param live what is reachable on the heap, and direct buffers
 * @param resident what the process holds of the machine
 */
public record GatewayMemory(long live, long resident) {
    private static final long KIBIBYTE = 1024;
    private static final Pattern USED =
            Pattern.compile("^jvm_(?:memory_used_bytes\\{area=\"heap\"|buffer_memory_used_bytes).*? ([0-9.E+]+)$");
    private static final Pattern WAITING = Pattern.compile("(?m)^tillstream_tills_waiting(?:\\{.*?})? ([0-9.E+]+)$");

    public static GatewayMemory afterCollection(RunningStack stack) throws IOException, InterruptedException {
        long pid = stack.gatewayProcess().pid();
        collect(pid);
        long live = 0;
        for (String line : metrics(stack).split("\n", -1)) {
            Matcher used = USED.matcher(line);
            live += used.matches() ? (long) Double.parseDouble(used.group(1)) : 0;
        }
        return new GatewayMemory(live, resident(pid));
    }

    /** How many long polls and streams the gateway holds. */
    public static long waitingTills(RunningStack stack) throws IOException {
        Matcher waiting = WAITING.matcher(metrics(stack));
        return waiting.find() ? (long) Double.parseDouble(waiting.group(1)) : 0;
    }

    private static String metrics(RunningStack stack) throws IOException {
        try (HttpLine line = new HttpLine(stack.gateway())) {
            Answer answer = line.ask(HttpRequest.get(stack.gateway(), "/q/metrics"));
            return answer.isOk() ? answer.text() : "";
        }
    }

    private static void collect(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (Files.exists(jcmd)) {
            new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private static long resident(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .sum()
                    * KIBIBYTE;
        }
    }
}
