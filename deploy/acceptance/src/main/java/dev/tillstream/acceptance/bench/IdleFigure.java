package dev.tillstream.acceptance.bench;

import dev.tillstream.acceptance.bench.load.Crowd;
import dev.tillstream.acceptance.bench.load.TillKey;
import dev.tillstream.acceptance.bench.load.Waiting;
import dev.tillstream.acceptance.bench.machine.GatewayMemory;
import dev.tillstream.acceptance.bench.machine.ProcessorTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What a thousand tills cost that are connected, wait in long polls, and have nothing to do. */
final class IdleFigure implements Figure {
    private static final String NAME = "idle";
    private static final int TILLS = 1_000;
    private static final Duration WAIT = Duration.ofSeconds(55);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final double PERCENT = 100;
    private static final double KILOBYTE = 1_000;
    private static final double CPU_TARGET_PERCENT = 1;
    private static final double MEMORY_TARGET_KB = 50;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reading> measure(Workbench bench) throws IOException, InterruptedException {
        List<TillKey> keys = bench.organization("I").enroll(TILLS);
        Duration window = Duration.ofSeconds(bench.choose(20, 60));
        bench.say("%,d tills enrolled, measuring %d s without them", TILLS, window.toSeconds());
        GatewayMemory memoryBefore = GatewayMemory.afterCollection(bench.stack());
        ProcessorTime without = without(bench, window);
        try (Crowd crowd = new Crowd(bench.stack().gateway(), keys)) {
            crowd.poll(WAIT);
            crowd.stay(SETTLE, WAIT);
            long waiting = GatewayMemory.waitingTills(bench.stack());
            bench.say("%,d of them wait, measuring %d s", waiting, window.toSeconds());
            GatewayMemory memory = GatewayMemory.afterCollection(bench.stack());
            ProcessorTime start = bench.processorTime();
            crowd.stay(window, WAIT);
            String gateway = bench.stack().gatewayProcess().name();
            return readings(gateway, without, bench.processorTime().since(start), memoryBefore, memory);
        }
    }

    private static ProcessorTime without(Workbench bench, Duration window) throws IOException {
        Waiting.pause(SETTLE);
        ProcessorTime start = bench.processorTime();
        Waiting.pause(window);
        return bench.processorTime().since(start);
    }

    private static List<Reading> readings(
            String gateway, ProcessorTime without, ProcessorTime with, GatewayMemory before, GatewayMemory after) {
        double more = share(with, gateway) - share(without, gateway);
        double live = (after.live() - before.live()) / KILOBYTE / TILLS;
        double resident = (after.resident() - before.resident()) / KILOBYTE / TILLS;
        return List.of(
                new Reading(NAME, "CPU of a core for 1,000 tills (gateway)", more, Unit.PERCENT)
                        .target(Target.below(CPU_TARGET_PERCENT)),
                new Reading(NAME, "CPU of a core, gateway without tills", share(without, gateway), Unit.PERCENT),
                new Reading(NAME, "CPU of a core, all processes without tills", allOf(without), Unit.PERCENT),
                new Reading(NAME, "CPU of a core, all processes with 1,000 tills", allOf(with), Unit.PERCENT),
                new Reading(NAME, "memory a till (heap after GC, buffers)", live, Unit.KILOBYTES)
                        .target(Target.below(MEMORY_TARGET_KB)),
                new Reading(NAME, "resident memory a till", resident, Unit.KILOBYTES));
    }

    private static double share(ProcessorTime used, String member) {
        return PERCENT * used.members().getOrDefault(member, 0.0) / used.elapsedSeconds();
    }

    private static double allOf(ProcessorTime used) {
        return PERCENT * used.stack() / used.elapsedSeconds();
    }
}
