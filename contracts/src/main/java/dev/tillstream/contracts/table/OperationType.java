package dev.tillstream.contracts.table;

import java.util.List;
import java.util.Optional;

/**
 * What can be done to a table: {@code <table>.<verb>} (PROTOCOL §1).
 *
 * @param name as on the wire
 * @param payload the fields that the payload may have; others are kept as attributes
 * @param aggregateField the payload's field with the id of the record that this operation has to stay in order with;
 *     empty where that is the operation's own record
 * @param audience whether clients may push it, or only the gateway itself
 */
public record OperationType(
        String name, Table table, List<Field> payload, Optional<String> aggregateField, Audience audience) {

    public enum Audience {
        CLIENTS,
        GATEWAY
    }

    public OperationType {
        payload = List.copyOf(payload);
    }

    static OperationType of(Table table, String verb, List<Field> payload) {
        return new OperationType(table.name() + "." + verb, table, payload, Optional.empty(), Audience.CLIENTS);
    }

    /** In order with the record that the field names, where the payload brings it. */
    OperationType keyedBy(String aggregate) {
        return new OperationType(name, table, payload, Optional.of(aggregate), audience);
    }

    OperationType forGateway() {
        return new OperationType(name, table, payload, aggregateField, Audience.GATEWAY);
    }
}
