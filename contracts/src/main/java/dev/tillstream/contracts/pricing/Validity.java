package dev.tillstream.contracts.pricing;

import dev.tillstream.contracts.Fields;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where and when a price list or a promotion holds.
 *
 * @param branchIds empty for all branches
 * @param from the first moment; null for always
 * @param until the first moment at which it holds no more; null for ever
 * @param weekdays 1 is Monday, 7 is Sunday; empty for all
 */
record Validity(
        boolean active,
        Set<String> branchIds,
        @Nullable Instant from,
        @Nullable Instant until,
        Set<Integer> weekdays) {

    Validity {
        branchIds = Set.copyOf(branchIds);
        weekdays = Set.copyOf(weekdays);
    }

    /** Reads {@code is_active} (absent: yes), {@code branch_ids}, {@code starts_at}, {@code ends_at}, {@code weekdays}. */
    static Validity of(Fields record) {
        return new Validity(
                record.value("is_active") == null || record.flag("is_active"),
                texts(record, "branch_ids"),
                record.time("starts_at"),
                record.time("ends_at"),
                list(record, "weekdays").stream()
                        .map(day -> ((Number) day).intValue())
                        .collect(Collectors.toSet()));
    }

    boolean holds(String branchId, Instant at, ZoneId zone) {
        return active
                && (branchIds.isEmpty() || branchIds.contains(branchId))
                && (from == null || !at.isBefore(from))
                && (until == null || at.isBefore(until))
                && (weekdays.isEmpty()
                        || weekdays.contains(at.atZone(zone).getDayOfWeek().getValue()));
    }

    /** The strings of an array; none where it is absent. */
    static Set<String> texts(Fields record, String name) {
        return list(record, name).stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private static List<?> list(Fields record, String name) {
        Object value = record.value(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(name + " must be an array, but is " + value);
    }
}
