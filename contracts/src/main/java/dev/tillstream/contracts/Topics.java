package dev.tillstream.contracts;

import dev.tillstream.contracts.table.Owner;
import java.util.List;

/** The names of the topics, and the key that keeps the operations of one record in order. */
public final class Topics {
    /** What nobody could apply, for people to look at. */
    public static final String QUARANTINE = "operations.quarantine";

    private Topics() {}

    /** Where the gateway publishes the operations of a service. */
    public static String operations(Owner owner) {
        return "operations." + owner.wireName();
    }

    /** Where a service publishes what its operations changed, and their receipts. */
    public static String changes(Owner owner) {
        return "changes." + owner.wireName();
    }

    /** The topics of one service, and {@link #QUARANTINE}. */
    public static List<String> all() {
        return List.of(
                operations(Owner.CATALOG),
                operations(Owner.ORDERS),
                operations(Owner.INVENTORY),
                changes(Owner.CATALOG),
                changes(Owner.ORDERS),
                changes(Owner.INVENTORY),
                QUARANTINE);
    }

    /** Records of one key stay in order: the organization first, then the record that everything else hangs on. */
    public static String key(String organizationId, String aggregateId) {
        return organizationId + "/" + aggregateId;
    }
}
