package dev.tillstream.client.limit;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.limits.OfflineLimits;
import dev.tillstream.contracts.limits.OfflineLimits.Breach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of an order its limits are about, and what is written where one was exceeded. Pure. */
final class LimitRules {
    private static final String OVERRIDES = "overrides";

    private LimitRules() {}

    /** A line's discount was given by a person, unless promotions gave it. */
    static OfflineLimits.Sale sale(Fields order, Duration offline, long unsynced) {
        long ofLines = order.rows("items").stream()
                .filter(item -> item.value("promotion_ids") == null)
                .mapToLong(item -> item.integerOrZero("discount"))
                .sum();
        return new OfflineLimits.Sale(
                offline,
                unsynced,
                order.integerOrZero("total"),
                order.integerOrZero("discount") + ofLines,
                order.integerOrZero("subtotal") + ofLines);
    }

    /** The order with who allowed which limit to be exceeded, when and why, in {@code metadata.overrides} (B-9). */
    static Fields overridden(
            Fields order, List<Breach> breaches, ManagerOverride override, Fields manager, Instant now) {
        Fields metadata = order.object("metadata");
        List<Object> overrides = new ArrayList<>();
        metadata.rows(OVERRIDES).forEach(earlier -> overrides.add(earlier.values()));
        for (Breach breach : breaches) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("limit", breach.limit());
            entry.put("allowed", breach.allowed());
            entry.put("actual", breach.actual());
            entry.put("staff_id", override.managerId());
            entry.put("staff_name", manager.text("name"));
            entry.put("at", Timestamps.format(now));
            entry.put("reason", override.reason());
            overrides.add(entry);
        }
        return order.with("metadata", metadata.with(OVERRIDES, overrides).values());
    }
}
