package dev.tillstream.gateway.seq;

/**
 * How far a device's clock is ahead of ours, from what its requests told (B-15). One measurement holds the time that the
 * request took, or the whole second of an HTTP date, so the value follows slowly; a clock that was set is followed at
 * once.
 *
 * @param known false until something was measured
 */
public record ClockSkew(long millis, boolean known) {
    public static final ClockSkew UNKNOWN = new ClockSkew(0, false);
    private static final long JUMP_MILLIS = 60_000;
    private static final int WEIGHT = 8;

    public ClockSkew measured(long sampleMillis) {
        long difference = sampleMillis - millis;
        boolean follow = !known || Math.abs(difference) > JUMP_MILLIS;
        return new ClockSkew(follow ? sampleMillis : millis + difference / WEIGHT, true);
    }

    /** All that is known is that the clock is at least so far ahead: something happened in our future. */
    public ClockSkew atLeast(long aheadMillis) {
        return aheadMillis > millis ? new ClockSkew(aheadMillis, known) : this;
    }
}
