package dev.tillstream.orders.order;

import dev.tillstream.contracts.Fields;
import java.util.Locale;

/** S1-64. A void makes an order {@link #CANCELLED}. */
enum OrderStatus {
    PENDING,
    PROCESSING,
    COMPLETED,
    CANCELLED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isOf(Fields order) {
        return wireName().equals(order.text("status"));
    }
}
