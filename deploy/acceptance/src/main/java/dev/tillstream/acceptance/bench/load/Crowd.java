package dev.tillstream.acceptance.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Many tills that wait in long polls, all on one thread: what they cost here must not hide what they cost there. */
public final class Crowd implements AutoCloseable {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector = Selector.open();
    private final List<WaitingTill> tills = new ArrayList<>();

    public Crowd(URI gateway, List<TillKey> keys) throws IOException {
        for (TillKey key : keys) {
            tills.add(WaitingTill.connect(gateway, key, selector));
        }
    }

    /** All of them ask for what comes after their cursors. */
    public void poll(Duration wait) throws IOException {
        for (WaitingTill till : tills) {
            till.poll(wait);
        }
    }

    /**
     * Reads until every till has its answer.
     *
     * @param since of {@link System#nanoTime()}
     * @return for each till how long after {@code since} its answer was there
     * @throws IllegalStateException if some have none in time
     */
    public Samples answers(long since, Duration limit) throws IOException {
        Samples times = new Samples();
        long end = System.nanoTime() + limit.toNanos();
        while (times.count() < tills.size()) {
            for (WaitingTill answered : select(end)) {
                times.add(answered.answeredAtNanos() - since);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        (tills.size() - times.count()) + " of " + tills.size() + " waiting tills got no answer");
            }
        }
        return times;
    }

    /** They stay connected for that long: who gets an answer asks again. */
    public void stay(Duration duration, Duration wait) throws IOException {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            for (WaitingTill answered : select(end)) {
                answered.poll(wait);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (WaitingTill till : tills) {
            till.close();
        }
        selector.close();
    }

    private List<WaitingTill> select(long end) throws IOException {
        long left = (end - System.nanoTime()) / NANOS_PER_MILLI;
        selector.select(Math.max(1, left));
        List<WaitingTill> answered = new ArrayList<>();
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
            WaitingTill till = (WaitingTill) ready.next().attachment();
            ready.remove();
            if (till.read()) {
                answered.add(till);
            }
        }
        return answered;
    }
}
