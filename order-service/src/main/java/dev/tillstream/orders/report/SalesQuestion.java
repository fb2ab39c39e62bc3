package dev.tillstream.orders.report;

import dev.tillstream.inbox.question.ReadProblem;
import dev.tillstream.orders.report.RollupKey.Dimension;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sales report is asked for.
 *
 * @param branchId null for all branches
 * @param from first day, and {@code to} the last
 */
record SalesQuestion(
        String organizationId,
        @Nullable String branchId,
        Grouping by,
        LocalDate from,
        LocalDate to,
        Only only,
        Order order) {

    /** @throws ReadProblem for sums that aren't kept: nobody knows which product was sold at which hour, say */
    SalesQuestion {
        if (!by.isOf(only.dimension(by.dimension()))) {
            throw ReadProblem.invalid(
                    "by=" + by.wireName() + ": no such sums are kept of one product, category, device or employee");
        }
    }

    Dimension dimension() {
        return only.dimension(by.dimension());
    }

    /** What the report is limited to; null where it isn't. */
    record Only(
            @Nullable String productId,
            @Nullable String categoryId,
            @Nullable String deviceId,
            @Nullable String employeeId) {

        /** @throws ReadProblem for a product's sales of one employee: no sums are kept of that */
        Only {
            if ((productId != null || categoryId != null) && (deviceId != null || employeeId != null)) {
                throw ReadProblem.invalid(
                        "product_id and category_id don't go together with device_id and employee_id");
            }
        }

        private Dimension dimension(Dimension otherwise) {
            if (productId != null || categoryId != null) {
                return Dimension.PRODUCT;
            }
            return deviceId != null || employeeId != null ? Dimension.SALE : otherwise;
        }

        @Nullable
        String key() {
            return productId != null ? productId : deviceId;
        }
    }

    /** The order of the rows, and how many there are at most. */
    record Order(String column, boolean descending, int limit) {
        private static final int MAX_LIMIT = 100_000;
        private static final Set<String> UNSORTED =
                Set.of("lines_without_cost", "revenue_without_cost", "average_basket");
        private static final List<String> COLUMNS = ReportStore.COLUMNS.stream()
                .filter(name -> !UNSORTED.contains(name))
                .toList();

        /** @throws ReadProblem for no column of the report, or no number from 1 to 100,000 */
        static Order of(@Nullable String sort, @Nullable Integer limit) {
            String column = sort == null ? "key" : sort.replaceFirst("^-", "");
            if (!COLUMNS.contains(column)) {
                throw ReadProblem.invalid("sort must be one of " + COLUMNS + ", but is " + sort);
            }
            if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
                throw ReadProblem.invalid("limit must be 1 to " + MAX_LIMIT + ", but is " + limit);
            }
            return new Order(column, sort != null && sort.startsWith("-"), limit == null ? MAX_LIMIT : limit);
        }

        String sql() {
            return column + (descending ? " desc" : "") + ", key limit " + limit;
        }
    }
}
