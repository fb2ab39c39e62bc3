package dev.tillstream.acceptance.bench.machine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The services stand still (SIGSTOP) until this is closed, so that the door can be measured without those behind it.
 * Short enough, it is nothing but a pause to them: their sessions with Kafka last longer than {@link #LIMIT}. They go
 * on (SIGCONT) also when this program is interrupted.
 */
public final class HeldServices implements AutoCloseable {
    /** Longer holds would cost the services their place in the consumer group. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<RunningStack.Member> services;
    private final Thread release = new Thread(this::goOn, "services go on");

    private HeldServices(List<RunningStack.Member> services) {
        this.services = services;
    }

    public static HeldServices of(RunningStack stack) throws IOException, InterruptedException {
        HeldServices held = new HeldServices(stack.services());
        Runtime.getRuntime().addShutdownHook(held.release);
        held.signal("STOP");
        return held;
    }

    /** That long, but not too long. */
    public Duration limit(Duration wanted) {
        return wanted.compareTo(LIMIT) < 0 ? wanted : LIMIT;
    }

    @Override
    public void close() {
        goOn();
        Runtime.getRuntime().removeShutdownHook(release);
    }

    private void goOn() {
        try {
            signal("CONT");
        } catch (IOException e) {
            throw new IllegalStateException("the services stand still: kill -CONT them by hand", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        for (RunningStack.Member service : services) {
            new ProcessBuilder("kill", "-" + name, Long.toString(service.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }
}
