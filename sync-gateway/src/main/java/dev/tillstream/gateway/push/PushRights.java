package dev.tillstream.gateway.push;

import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.check.ScannedOperation.Taken;
import dev.tillstream.gateway.device.Till;
import java.util.Optional;

/**
 * What a device may push. Until staff log-in exists, all that a client can push at all, but for organizations: a device
 * may change its own, and neither make nor delete one (S3-7).
 */
final class PushRights {
    private static final String UPSERT = Tables.ORGANIZATIONS.name() + ".upsert";

    private PushRights() {}

    /** Why not; empty if it may. */
    static Optional<String> refusal(Till till, Taken operation) {
        if (operation.type().table() != Tables.ORGANIZATIONS) {
            return Optional.empty();
        }
        if (!operation.type().name().equals(UPSERT)) {
            return Optional.of("type " + operation.type().name() + " is not allowed for a device");
        }
        return operation.aggregateId().equals(till.organizationId())
                ? Optional.empty()
                : Optional.of("id must be the device's own organization, but is " + operation.aggregateId());
    }
}
