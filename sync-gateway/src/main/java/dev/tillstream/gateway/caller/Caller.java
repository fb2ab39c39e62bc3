package dev.tillstream.gateway.caller;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks, as the credential says: a device, or a member of the staff who has logged in. Nothing of this is ever taken
 * from a request's body (PROTOCOL §0).
 *
 * @param deviceId of a staff member: the id of the session, which stands where a device's stands
 * @param staffId null for a device
 * @param revoked a device whose pushes go to the quarantine, and everything else is refused (PROTOCOL §7)
 */
public record Caller(
        Place place, String deviceId, Role role, @Nullable String staffId, boolean revoked) {
    public Caller {
        if (role.isDevice() != (staffId == null)) {
            throw new IllegalArgumentException(role + " with staff_id " + staffId);
        }
    }

    public static Caller device(Place place, String deviceId, Role role, boolean revoked) {
        return new Caller(place, deviceId, role, null, revoked);
    }

    public static Caller staff(Place place, String sessionId, Role role, String staffId) {
        return new Caller(place, sessionId, role, staffId, false);
    }

    public String organizationId() {
        return place.organizationId();
    }

    public String organizationCode() {
        return place.organizationCode();
    }

    /** Null for a staff member who works for all branches. */
    public @Nullable String branchId() {
        return place.branchId();
    }

    public @Nullable String branchCode() {
        return place.branchCode();
    }

    public boolean isStaff() {
        return staffId != null;
    }

    /** Whether the caller works in no branch, and so reads those of all. */
    public boolean seesAllBranches() {
        return place.branchId() == null;
    }

    /** The same caller, working there. */
    public Caller in(Place other) {
        return new Caller(other, deviceId, role, staffId, revoked);
    }

    /** Whose doing it was, as records and the audit name it: the person, or the device. */
    public String actor() {
        return Objects.requireNonNullElse(staffId, deviceId);
    }
}
