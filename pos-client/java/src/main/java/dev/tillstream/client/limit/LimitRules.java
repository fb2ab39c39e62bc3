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

    /** All that a sale breaks. */
    record Breaches(List<Breach> limits, List<GoodsBreach> goods) {
        boolean areNone() {
            return limits.isEmpty() && goods.isEmpty();
        }
    }

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
    static Fields overridden(Fields order, Breaches breaches, Fields word) {
        Fields metadata = order.object("metadata");
        List<Object> overrides = new ArrayList<>();
        metadata.rows(OVERRIDES).forEach(earlier -> overrides.add(earlier.values()));
        for (Breach breach : breaches.limits()) {
            Fields entry = entry(breach.limit(), breach.allowed(), breach.actual());
            overrides.add(entry.with(word).values());
        }
        for (GoodsBreach breach : breaches.goods()) {
            Fields entry = entry(
                    breach.limit(),
                    breach.allowed().toDecimal(),
                    breach.actual().toDecimal());
            overrides.add(entry.with("product_id", breach.productId())
                    .with("name", breach.name())
                    .with(word)
                    .values());
        }
        return order.with("metadata", metadata.with(OVERRIDES, overrides).values());
    }

    /** What a manager's word adds to each entry. */
    static Fields word(ManagerOverride override, Fields manager, Instant now) {
        Map<String, @Nullable Object> word = new LinkedHashMap<>();
        word.put("staff_id", override.managerId());
        word.put("staff_name", manager.text("name"));
        word.put("at", Timestamps.format(now));
        word.put("reason", override.reason());
        return Fields.of(word);
    }

    private static Fields entry(String limit, Object allowed, Object actual) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("limit", limit);
        entry.put("allowed", allowed);
        entry.put("actual", actual);
        return Fields.of(entry);
    }
}
