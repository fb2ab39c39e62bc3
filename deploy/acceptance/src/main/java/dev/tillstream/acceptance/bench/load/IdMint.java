package dev.tillstream.acceptance.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** UUIDs of version 7 as 36 ASCII characters, written in place; for one thread. */
final class IdMint {
    static final int LENGTH = 36;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int COUNTER_MASK = 0xfff;
    private static final int RANDOM_BITS = 62;

    private long counter;
    private long low;
    private long millis;

    IdMint(RandomGenerator random) {
        this.low = random.nextLong() >>> (Long.SIZE - RANDOM_BITS);
    }

    /** The time of the ids that follow. */
    void at(long newMillis) {
        this.millis = newMillis;
    }

    void write(byte[] target, int offset) {
        counter++;
        low++;
        long high = (millis << 16) | VERSION_7 | (counter & COUNTER_MASK);
        int at = hex(target, offset, high >>> 32, 8);
        target[at++] = '-';
        at = hex(target, at, high >>> 16, 4);
        target[at++] = '-';
        at = hex(target, at, high, 4);
        target[at++] = '-';
        long tail = VARIANT | low;
        at = hex(target, at, tail >>> 48, 4);
        target[at++] = '-';
        hex(target, at, tail, 12);
    }

    String next() {
        byte[] id = new byte[LENGTH];
        write(id, 0);
        return new String(id, StandardCharsets.US_ASCII);
    }

    private static int hex(byte[] target, int offset, long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            target[offset + digits - 1 - i] = HEX[(int) (value >>> (i * 4)) & 0xf];
        }
        return offset + digits;
    }
}
