package dev.tillstream.inbox;

/** The attempts at one piece of work: tells of each failure whether it is tried again, or stands. Pure. */
final class Attempts {
    private final int maxCollisions;
    private int collisions;

    /** @param maxCollisions what collides more often collides with itself */
    Attempts(int maxCollisions) {
        this.maxCollisions = maxCollisions;
    }

    /** The failure itself where another attempt may succeed; where it stands, {@link Refused} because of it. */
    Throwable judge(Throwable failure) {
        return switch (FailureKind.of(failure)) {
            case UNIQUE_VIOLATION, SERIALIZATION_FAILURE -> {
                collisions++;
                yield collisions > maxCollisions ? new Refused(failure) : failure;
            }
            case REFUSAL, SENSELESS -> new Refused(failure);
            case OUTAGE -> failure;
        };
    }
}
