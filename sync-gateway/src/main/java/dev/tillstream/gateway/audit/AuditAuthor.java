package dev.tillstream.gateway.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param staffId null for a device, and for the installer
 * @param deviceId the device, the session of the member of staff, {@code setup} for the installer, or {@code invitation}
 *     for who has no session yet
 */
public record AuditAuthor(@Nullable String staffId, String deviceId) {
    /** Whoever has the installation's setup token. */
    public static final AuditAuthor INSTALLER = new AuditAuthor(null, "setup");

    /** Whoever has the invitation of that member of staff. */
    public static AuditAuthor invited(String staffId) {
        return new AuditAuthor(staffId, "invitation");
    }

    /** How a person is told from others where one text has to do. */
    public String name() {
        return staffId == null ? deviceId : staffId;
    }
}
