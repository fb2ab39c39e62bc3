package dev.tillstream.gateway.check;

import dev.tillstream.contracts.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Other ways to name an operation, which clients of the source documents use (S0-6, S1-69): constants, and an operation
 * of a database beside a table. What follows knows {@code <table>.<verb>} alone.
 */
final class OtherNames {
    private static final Map<String, String> CONSTANTS = Map.of(
            "PRODUCT_UPSERT", "products.upsert",
            "INVOICE_CREATE", "invoices.create",
            "STOCK_ADJUST", "stock_movements.adjust");

    /** For each operation of a database the verbs that it may mean; a table has at most one of them. */
    private static final Map<String, List<String>> VERBS = Map.of(
            "INSERT", List.of("upsert", "create", "open", "adjust"),
            "UPDATE", List.of("upsert", "update_status"),
            "DELETE", List.of("delete"),
            "DELTA", List.of("adjust"));

    private OtherNames() {}

    /** The type that a constant stands for. */
    static Optional<String> typeOf(String constant) {
        return Optional.ofNullable(CONSTANTS.get(constant));
    }

    /** The type that an operation on a table amounts to, if there is one. */
    static Optional<String> typeOf(String operation, String table) {
        return VERBS.getOrDefault(operation, List.of()).stream()
                .map(verb -> table + "." + verb)
                .filter(type -> Tables.operationType(type).isPresent())
                .findFirst();
    }
}
