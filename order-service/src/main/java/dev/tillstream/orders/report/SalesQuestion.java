package dev.tillstream.orders.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a sales report is asked for.
 *
 * @param branchId null for all branches
 * @param from first day, and {@code to} the last
 */
record SalesQuestion(String organizationId, @Nullable String branchId, Grouping by, LocalDate from, LocalDate to) {}
