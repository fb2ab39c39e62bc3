package dev.tillstream.orders.reference;

import dev.tillstream.contracts.money.Quantity;
import org.jspecify.annotations.Nullable;

/** What rules on lines need to know of a product. */
public record ProductReference(
        boolean requiresSerial,
        @Nullable Quantity minWholesaleQuantity,
        @Nullable Quantity minPartialWholesaleQuantity) {}
