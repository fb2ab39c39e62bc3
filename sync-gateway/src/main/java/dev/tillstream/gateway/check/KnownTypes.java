package dev.tillstream.gateway.check;

import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.payload.KnownFields;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The operation types of the contracts, with their fields ready for looking up. */
final class KnownTypes {
    private final Map<String, Known> byName = new ConcurrentHashMap<>();

    /** @param aggregateField empty where the operation's own record is the aggregate */
    record Known(OperationType type, KnownFields payload, String aggregateField) {}

    @Nullable
    Known find(String name) {
        Known known = byName.get(name);
        return known == null ? Tables.operationType(name).map(this::remember).orElse(null) : known;
    }

    private Known remember(OperationType type) {
        return byName.computeIfAbsent(
                type.name(),
                name -> new Known(
                        type,
                        new KnownFields(type.payload()),
                        type.aggregateField().orElse("")));
    }
}
