package dev.tillstream.orders.order;

import dev.tillstream.contracts.Fields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** S1-64 and its steps: pending → processing → completed, and from the first two → cancelled. A void cancels any. */
public enum OrderStatus {
    PENDING,
    PROCESSING,
    COMPLETED,
    CANCELLED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOf(Fields order) {
        return wireName().equals(order.text("status"));
    }

    boolean canBecome(OrderStatus next) {
        return nextSteps().contains(next);
    }

    private Set<OrderStatus> nextSteps() {
        return switch (this) {
            case PENDING -> Set.of(PROCESSING, CANCELLED);
            case PROCESSING -> Set.of(COMPLETED, CANCELLED);
            case COMPLETED, CANCELLED -> Set.of();
        };
    }

    /** What an order says; one that says nothing is pending (S1-77). */
    public static OrderStatus of(Fields order) {
        return ofWireName(Objects.requireNonNullElse(order.text("status"), "pending"));
    }

    /** The status of that name, or {@link IllegalArgumentException} that names it. */
    public static OrderStatus ofWireName(String name) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "status must be pending, processing, completed or cancelled, but is " + name));
    }
}
