package dev.tillstream.acceptance.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Processor time in seconds: by process of the installation (children included, ended ones too), of this program, and of
 * the whole machine. As Linux counts it, in steps of 10 ms; what the kernel does for nobody in particular is in the
 * machine's alone.
 */
public record ProcessorTime(Map<String, Double> members, double generator, double machine, long atNanos) {
    private static final double TICKS_PER_SECOND = 100;
    private static final double NANOS = 1e9;
    private static final int FIRST_TIME_FIELD = 11;
    private static final int TIME_FIELDS = 4;
    /** user, nice, system, (idle, iowait), irq, softirq, steal. */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7, 8);

    public ProcessorTime {
        members = Map.copyOf(members);
    }

    /** All that was used until now. */
    public static ProcessorTime of(RunningStack stack) throws IOException {
        Set<Long> pids = stack.members().stream().map(RunningStack.Member::pid).collect(Collectors.toSet());
        Map<String, Double> members = new LinkedHashMap<>();
        for (RunningStack.Member member : stack.members()) {
            members.put(member.name(), ofTree(member, pids));
        }
        double own = seconds(ProcessHandle.current().pid());
        return new ProcessorTime(members, own, machineSeconds(), System.nanoTime());
    }

    /** What was used between the two. */
    public ProcessorTime since(ProcessorTime earlier) {
        Map<String, Double> used = new LinkedHashMap<>();
        members.forEach((name, seconds) -> used.put(name, seconds - earlier.members.getOrDefault(name, 0.0)));
        return new ProcessorTime(
                used, generator - earlier.generator, machine - earlier.machine, atNanos - earlier.atNanos);
    }

    /** The installation's, all processes together. */
    public double stack() {
        return members.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** What neither the installation nor this program used: above a few percent the machine was not quiet. */
    public double others() {
        return Math.max(0, machine - stack() - generator);
    }

    /** For a difference: how long it was. */
    public double elapsedSeconds() {
        return atNanos / NANOS;
    }

    /** With its children, but for those that are members themselves: the supervisor is the parent of all. */
    private static double ofTree(RunningStack.Member member, Set<Long> others) throws IOException {
        ProcessHandle root = ProcessHandle.of(member.pid())
                .orElseThrow(() -> new IllegalStateException(member.name() + " has died during the measurement"));
        return seconds(member.pid()) + ofChildren(root, others);
    }

    private static double ofChildren(ProcessHandle parent, Set<Long> others) {
        double seconds = 0;
        for (ProcessHandle child : parent.children().toList()) {
            if (!others.contains(child.pid())) {
                seconds += secondsOrNone(child.pid()) + ofChildren(child, others);
            }
        }
        return seconds;
    }

    /** A child may end while it is looked at; its parent has its time then. */
    private static double secondsOrNone(long pid) {
        try {
            return seconds(pid);
        } catch (IOException e) {
            return 0;
        }
    }

    private static double seconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = FIRST_TIME_FIELD; i < FIRST_TIME_FIELD + TIME_FIELDS; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static double machineSeconds() throws IOException {
        String[] fields =
                Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split(" +", -1);
        return BUSY.stream().mapToLong(i -> Long.parseLong(fields[i])).sum() / TICKS_PER_SECOND;
    }
}
