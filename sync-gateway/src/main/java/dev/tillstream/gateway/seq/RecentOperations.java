package dev.tillstream.gateway.seq;

import java.util.UUID;

/**
 * The last operations of one device, in a fixed space: by id and by number. It forgets, so it never proves that
 * something is new; what it knows is exact. Not thread-safe.
 */
final class RecentOperations {
    private static final int SIZE = 256;
    private static final int WIDTH = 5;

    private final long[] byOpId = new long[SIZE * WIDTH];
    private final long[] bySeq = new long[SIZE * WIDTH];

    /** What is known of an operation. */
    enum Known {
        NOTHING,
        /** The same operation came before. */
        SAME,
        /** Another content came under this id. */
        OTHER_CONTENT,
        /** Another operation came under this number. */
        OTHER_OPERATION
    }

    Known look(UUID opId, long fingerprint, int epoch, long seq) {
        int at = slot(opId);
        if (isAt(byOpId, at, opId)) {
            return byOpId[at + 2] == fingerprint ? Known.SAME : Known.OTHER_CONTENT;
        }
        int atSeq = slot(seq);
        boolean used = bySeq[atSeq + 3] == seq && bySeq[atSeq + 4] == epoch;
        return used && !isAt(bySeq, atSeq, opId) ? Known.OTHER_OPERATION : Known.NOTHING;
    }

    void remember(UUID opId, long fingerprint, int epoch, long seq) {
        put(byOpId, slot(opId), opId, fingerprint, epoch, seq);
        put(bySeq, slot(seq), opId, fingerprint, epoch, seq);
    }

    private static void put(long[] table, int at, UUID opId, long fingerprint, int epoch, long seq) {
        table[at] = opId.getMostSignificantBits();
        table[at + 1] = opId.getLeastSignificantBits();
        table[at + 2] = fingerprint;
        table[at + 3] = seq;
        table[at + 4] = epoch;
    }

    private static boolean isAt(long[] table, int at, UUID opId) {
        return table[at] == opId.getMostSignificantBits()
                && table[at + 1] == opId.getLeastSignificantBits()
                && table[at + 4] != 0;
    }

    private static int slot(UUID opId) {
        return Math.floorMod(opId.hashCode(), SIZE) * WIDTH;
    }

    private static int slot(long seq) {
        return Math.floorMod(seq, SIZE) * WIDTH;
    }
}
