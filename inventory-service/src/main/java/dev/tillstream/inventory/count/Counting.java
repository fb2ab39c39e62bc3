package dev.tillstream.inventory.count;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inventory.stock.LevelKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A count as it was sent.
 *
 * @param counted by product: its lines may tell batches apart
 */
record Counting(PushedOperation pushed, CountPoint point, List<Fields> lines, Map<String, Quantity> counted) {

    /** @throws IllegalArgumentException where the time or a quantity is missing */
    static Counting of(PushedOperation pushed, List<Fields> lines) {
        var countedAt = pushed.operation().payload().time("counted_at");
        if (countedAt == null) {
            throw new IllegalArgumentException("counted_at is required");
        }
        Map<String, Quantity> counted = new LinkedHashMap<>();
        for (Fields line : lines) {
            counted.merge(line.requiredText("product_id"), line.requiredQuantity("counted_quantity"), Quantity::plus);
        }
        CountPoint point = new CountPoint(
                countedAt.minusMillis(pushed.origin().clockSkewMillis()),
                pushed.operation().id());
        return new Counting(pushed, point, lines, counted);
    }

    Key key() {
        return new Key(pushed.origin().organizationId(), pushed.operation().id());
    }

    String branchId() {
        return pushed.origin().branch();
    }

    LevelKey levelOf(String productId) {
        return LevelKey.of(pushed.origin().organizationId(), branchId(), productId);
    }

    List<LevelKey> levels() {
        return counted.keySet().stream().map(this::levelOf).toList();
    }
}
