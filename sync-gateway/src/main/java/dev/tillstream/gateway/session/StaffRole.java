package dev.tillstream.gateway.session;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member of the staff may do, the most powerful first; what that is in detail is decided by the rights. */
public enum StaffRole {
    OWNER,
    MANAGER,
    CASHIER,
    AUDITOR;

    /** As in tokens, in the staff record and on the wire. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<StaffRole> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(name))
                .findFirst();
    }
}
