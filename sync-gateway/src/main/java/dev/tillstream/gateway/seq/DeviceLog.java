package dev.tillstream.gateway.seq;

import dev.tillstream.gateway.caller.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this gateway knows of the operations that one device has sent: which numbers, the last ones in detail, and how
 * far its clock is ahead. It is a copy: another gateway may have received more, and Postgres has all of it within a
 * second. Thread-safe.
 */
public final class DeviceLog {
    private final Caller caller;
    private final Map<Integer, SeqRanges> received = new HashMap<>();
    private final TreeMap<Integer, SeqRanges> unsaved = new TreeMap<>();
    private @Nullable RecentOperations recent;
    private ClockSkew skew;
    private long lastSeenMillis;
    private @Nullable String report;

    DeviceLog(Caller caller, Map<Integer, SeqRanges> received, ClockSkew skew) {
        this.caller = caller;
        this.received.putAll(received);
        this.skew = skew;
    }

    /** What is known of an operation before it is published. */
    public enum Earlier {
        /** Its number is new. */
        NEW,
        /** It is the same as one that came before. */
        SAME,
        /** Its number came before, and whether with this operation only the receipts can tell. */
        PERHAPS,
        /** Another content came under its id. */
        OTHER_CONTENT,
        /** Another operation came under its number. */
        OTHER_OPERATION
    }

    public synchronized Earlier earlier(UUID opId, long fingerprint, int epoch, long seq) {
        RecentOperations.Known known =
                recent == null ? RecentOperations.Known.NOTHING : recent.look(opId, fingerprint, epoch, seq);
        return switch (known) {
            case SAME -> Earlier.SAME;
            case OTHER_CONTENT -> Earlier.OTHER_CONTENT;
            case OTHER_OPERATION -> Earlier.OTHER_OPERATION;
            case NOTHING -> hasReceived(epoch, seq) ? Earlier.PERHAPS : Earlier.NEW;
        };
    }

    /** An operation is in the log for good. */
    public synchronized void durable(UUID opId, long fingerprint, int epoch, long seq) {
        if (recent == null) {
            recent = new RecentOperations();
        }
        recent.remember(opId, fingerprint, epoch, seq);
        arrived(epoch, seq);
    }

    /** A number arrived, whatever became of its operation. */
    public synchronized void arrived(int epoch, long seq) {
        received.computeIfAbsent(epoch, key -> new SeqRanges()).add(seq);
        unsaved.computeIfAbsent(epoch, key -> new SeqRanges()).add(seq);
    }

    /** The device's clock showed {@code sentAtMillis} when ours shows {@code nowMillis}. */
    public synchronized void measured(long sentAtMillis, long nowMillis) {
        skew = skew.measured(sentAtMillis - nowMillis);
    }

    public synchronized void atLeastAhead(long millis) {
        skew = skew.atLeast(millis);
    }

    public synchronized long skewMillis() {
        return skew.millis();
    }

    synchronized void seen(long nowMillis) {
        lastSeenMillis = nowMillis;
    }

    /** What the device tells of itself, as JSON; the last one counts. */
    synchronized void reported(String json) {
        report = json;
    }

    /** Takes what has not been saved. */
    synchronized Unsaved takeUnsaved() {
        Map<Integer, SeqRanges> taken = new TreeMap<>(unsaved);
        unsaved.clear();
        String told = report;
        report = null;
        return new Unsaved(this, caller, taken, lastSeenMillis, skew.millis(), told);
    }

    /** It could not be saved after all. */
    synchronized void putBack(Unsaved taken) {
        taken.received.forEach((epoch, seqs) ->
                unsaved.computeIfAbsent(epoch, key -> new SeqRanges()).addAll(seqs));
        report = report == null ? taken.report : report;
    }

    private boolean hasReceived(int epoch, long seq) {
        SeqRanges ranges = received.get(epoch);
        return ranges != null && ranges.contains(seq);
    }

    /** What one device has sent since it was saved last. */
    record Unsaved(
            DeviceLog log,
            Caller caller,
            Map<Integer, SeqRanges> received,
            long lastSeenMillis,
            long skewMillis,
            @Nullable String report) {}
}
