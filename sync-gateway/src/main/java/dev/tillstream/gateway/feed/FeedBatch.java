package dev.tillstream.gateway.feed;

import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.branch.ToldBranch;
import dev.tillstream.gateway.erasure.ErasedRecord;
import dev.tillstream.gateway.seq.SeqRanges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one transaction writes into the feed: each record once, in its highest version, each operation's receipt once,
 * and the numbers that have their receipts now.
 */
public final class FeedBatch {
    private static final String BRANCHES = Tables.BRANCHES.name();
    private static final Comparator<DeviceEpoch> BY_EPOCH = Comparator.comparingInt(DeviceEpoch::epoch);

    private final Map<FeedChange.Key, FeedChange> changes = new LinkedHashMap<>();
    private final Map<FeedReceipt.Key, FeedReceipt> receipts = new LinkedHashMap<>();
    private final TreeMap<String, Map<DeviceEpoch, SeqRanges>> applied = new TreeMap<>();
    private final List<ErasedRecord> erased = new ArrayList<>();

    /** Whose counter a number belongs to. */
    record DeviceEpoch(String organizationId, String deviceId, int epoch) {
        /** Rows of devices are locked in this order everywhere. */
        String order() {
            return organizationId + "\n" + deviceId;
        }
    }

    static FeedBatch of(Collection<SlicedRecord> records) {
        FeedBatch batch = new FeedBatch();
        for (SlicedRecord record : records) {
            record.changes().forEach(batch::add);
            record.receipt().ifPresent(batch::add);
            batch.erased.addAll(record.erased());
        }
        return batch;
    }

    void add(FeedChange change) {
        changes.merge(change.key(), change, (first, second) -> second.version() > first.version() ? second : first);
    }

    public void add(FeedReceipt receipt) {
        receipts.merge(receipt.key(), receipt, (first, second) -> second.door() ? first : second);
        Long seq = receipt.seq();
        if (seq != null) {
            addApplied(receipt.key().organizationId(), receipt.deviceId(), receipt.epoch(), seq);
        }
    }

    /** A number that needs no receipt of its own any more. */
    public void addApplied(String organizationId, String deviceId, int epoch, long seq) {
        DeviceEpoch device = new DeviceEpoch(organizationId, deviceId, epoch);
        applied.computeIfAbsent(device.order(), key -> new TreeMap<>(BY_EPOCH))
                .computeIfAbsent(device, key -> new SeqRanges())
                .add(seq);
    }

    public boolean isEmpty() {
        return changes.isEmpty() && receipts.isEmpty() && applied.isEmpty();
    }

    List<FeedChange> changes() {
        return new ArrayList<>(changes.values());
    }

    List<FeedReceipt> receipts() {
        return new ArrayList<>(receipts.values());
    }

    /** Records whose traces have to go, too. */
    List<ErasedRecord> erased() {
        return List.copyOf(erased);
    }

    /** Those that are there. */
    List<ToldBranch> branches() {
        return changes.values().stream()
                .filter(change -> change.key().table().equals(BRANCHES) && !change.deleted())
                .map(change -> new ToldBranch(
                        change.key().organizationId(),
                        change.key().id(),
                        change.version(),
                        String.valueOf(change.data())))
                .toList();
    }

    /** In the order in which their rows are locked. */
    Map<DeviceEpoch, SeqRanges> applied() {
        Map<DeviceEpoch, SeqRanges> inOrder = new LinkedHashMap<>();
        applied.values().forEach(inOrder::putAll);
        return inOrder;
    }

    /** How many numbers each organization needs, in the order in which heads are locked. */
    Map<String, Long> needed() {
        Map<String, Long> needed = new HashMap<>();
        changes.keySet().forEach(key -> needed.merge(key.organizationId(), 1L, Long::sum));
        receipts.keySet().forEach(key -> needed.merge(key.organizationId(), 1L, Long::sum));
        return new TreeMap<>(needed);
    }
}
