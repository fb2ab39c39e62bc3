package dev.tillstream.inbox.merge;

import dev.tillstream.contracts.PushedOperation;
import java.time.Instant;

/**
 * The last change of a field.
 *
 * @param version of the record that the change gave
 * @param occurredAt by the server's clock (B-15)
 * @param deviceId a device is no other side to itself: what it changes twice is no dispute
 */
public record FieldStamp(long version, Instant occurredAt, String opId, String deviceId) {

    static FieldStamp of(PushedOperation by, long version) {
        return new FieldStamp(
                version,
                by.occurredAtByServerClock(),
                by.operation().opId().toString(),
                by.origin().deviceId());
    }

    /** Later in time; of two at the same time the one of the higher op_id (DESIGN §5). */
    boolean isLaterThan(FieldStamp other) {
        int order = occurredAt.compareTo(other.occurredAt);
        return order > 0 || (order == 0 && opId.compareTo(other.opId) > 0);
    }

    /** This change, made in the knowledge of another one: then it is no earlier, whatever the device's clock says. */
    FieldStamp knowing(FieldStamp seen) {
        return seen.occurredAt.isAfter(occurredAt) ? new FieldStamp(version, seen.occurredAt, opId, deviceId) : this;
    }

    FieldStamp atVersion(long otherVersion) {
        return new FieldStamp(otherVersion, occurredAt, opId, deviceId);
    }
}
