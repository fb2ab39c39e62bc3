package dev.tillstream.gateway.caller;

import dev.tillstream.gateway.session.StaffRole;
import java.util.Locale;

/** What a caller is; what each may push is {@link dev.tillstream.gateway.push}'s table (docs/adr/0021). */
public enum Role {
    /** A till with all rights. */
    DEVICE,
    /** A till that sells, counts and receives, and changes no master data. */
    SELLING_DEVICE,
    OWNER,
    MANAGER,
    CASHIER,
    /** Reads everything, changes nothing. */
    AUDITOR;

    private static final String DEVICES = "device";
    private static final String SELLING = "selling";

    public static Role of(StaffRole role) {
        return switch (role) {
            case OWNER -> OWNER;
            case MANAGER -> MANAGER;
            case CASHIER -> CASHIER;
            case AUDITOR -> AUDITOR;
        };
    }

    /** The role of a device by its rights: {@code all} or {@code selling}. */
    public static Role ofDevice(String rights) {
        return rights.equals(SELLING) ? SELLING_DEVICE : DEVICE;
    }

    public boolean isDevice() {
        return this == DEVICE || this == SELLING_DEVICE;
    }

    /** As tokens name it; to the services all devices are the same. */
    public String group() {
        return isDevice() ? DEVICES : name().toLowerCase(Locale.ROOT);
    }
}
