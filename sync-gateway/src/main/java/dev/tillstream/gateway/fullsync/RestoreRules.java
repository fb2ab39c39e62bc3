package dev.tillstream.gateway.fullsync;

import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Tables;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may come back from a till (S3-12): what it did itself and the servers do not know. Nothing that would delete, or
 * change, what the servers hold of anybody else.
 */
final class RestoreRules {
    private static final Set<String> REMOVING = Set.of("delete", "erase");
    private static final String UPSERT = "upsert";
    private static final String CREATE = "create";

    private RestoreRules() {}

    /**
     * What the servers hold of an operation and its record.
     *
     * @param answered a service has given the operation its receipt
     * @param held the record is there
     * @param heldFrom the device that the record is from; null where that isn't known
     */
    record Held(boolean answered, boolean held, @Nullable String heldFrom) {
        static final Held NOTHING = new Held(false, false, null);
    }

    static Verdict judge(String deviceId, OperationType type, Held held) {
        if (held.answered()) {
            return Verdict.known("it has been applied");
        }
        String verb = verbOf(type);
        if (type.table() == Tables.CONFLICTS) {
            return Verdict.excluded("a conflict is settled by people, not by a full synchronization");
        }
        if (REMOVING.contains(verb)) {
            return Verdict.excluded("a full synchronization deletes nothing");
        }
        if (!held.held()) {
            return Verdict.missing();
        }
        return switch (verb) {
            case UPSERT -> Verdict.excluded("the record exists, and what the servers hold of it stands");
            case CREATE -> Verdict.known("the record exists");
            default ->
                deviceId.equals(held.heldFrom())
                        ? Verdict.missing()
                        : Verdict.excluded("the record is another device's");
        };
    }

    private static String verbOf(OperationType type) {
        return type.name().substring(type.name().indexOf('.') + 1);
    }
}
