package dev.tillstream.client.sale;

import dev.tillstream.contracts.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes back, of which sale, and how its money is given.
 *
 * @param orderId the sale, where it is known here; null where only its printed number is
 * @param originalOfflineReference the sale's printed number (S2-3), with which the server finds it whenever it arrives
 * @param discount of the whole return, minor units: the returned part of the order's discount
 * @param method as in S1-65; never defaulted
 * @param details any other field of {@code returns}: {@code reason}, {@code customer_id} …
 */
public record Refund(
        @Nullable String orderId,
        @Nullable String originalOfflineReference,
        List<RefundItem> items,
        long discount,
        String method,
        Fields details) {

    public Refund {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("items must not be empty: a return has at least one line");
        }
    }

    public Refund with(String field, Object value) {
        return new Refund(orderId, originalOfflineReference, items, discount, method, details.with(field, value));
    }
}
