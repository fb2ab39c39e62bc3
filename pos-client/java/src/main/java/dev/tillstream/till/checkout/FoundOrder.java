package dev.tillstream.till.checkout;

import dev.tillstream.client.Till;
import dev.tillstream.client.sync.GatewayException;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A sale by what is printed on its receipt: of this till's own file, else of the whole chain through the gateway (B-7). */
final class FoundOrder {
    private static final List<String> PRINTED = List.of("offline_reference", "transaction_code", "global_order_number");

    private FoundOrder() {}

    /** With its items; empty where nobody knows it, or the gateway can't be asked. */
    static Optional<Fields> by(Till till, String code) {
        return local(till, code).or(() -> remote(till, code));
    }

    private static Optional<Fields> local(Till till, String code) {
        Optional<Fields> byId = till.find(Tables.ORDERS, code);
        return byId.isPresent()
                ? byId
                : till.all(Tables.ORDERS).stream()
                        .filter(order -> PRINTED.stream()
                                .map(order::value)
                                .anyMatch(value -> value != null && code.equals(value.toString())))
                        .findFirst()
                        .flatMap(order -> till.find(Tables.ORDERS, order.requiredText("id")));
    }

    private static Optional<Fields> remote(Till till, String code) {
        if (till.status().deviceId() == null) {
            return Optional.empty();
        }
        String field = code.chars().allMatch(Character::isDigit)
                ? "global_order_number"
                : code.startsWith("TRX-") ? "transaction_code" : "offline_reference";
        try {
            return till
                    .gateway()
                    .get("/orders?" + field + "=" + URLEncoder.encode(code, StandardCharsets.UTF_8), Fields.class)
                    .rows("items")
                    .stream()
                    .findFirst();
        } catch (GatewayException e) {
            return Optional.empty();
        }
    }
}
