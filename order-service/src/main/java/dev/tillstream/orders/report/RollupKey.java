package dev.tillstream.orders.report;

import java.time.LocalDate;
import java.util.Locale;

/**
 * One row of sums.
 *
 * @param hour 0 where the dimension isn't kept by the hour
 * @param key device, product, tender or tax rate (basis points)
 * @param secondKey of a sale its employee, else empty
 */
public record RollupKey(
        String organizationId,
        Dimension dimension,
        String branchId,
        LocalDate day,
        int hour,
        String key,
        String secondKey) {

    /** What the rows of a document are split by. */
    public enum Dimension {
        SALE,
        PRODUCT,
        TENDER,
        TAX;

        String columnValue() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
