package dev.tillstream.client.sale;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.SaleLine;
import org.jspecify.annotations.Nullable;

/**
 * One line that comes back.
 *
 * @param orderItemId the line of the sale; null where the sale isn't known here
 * @param line quantity and money: the returned part of the line
 * @param details any other field of {@code return_items}: {@code disposition}, {@code serial_numbers} …
 */
public record RefundItem(@Nullable String orderItemId, String productId, SaleLine line, Fields details) {}
