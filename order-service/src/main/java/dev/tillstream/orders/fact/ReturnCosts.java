package dev.tillstream.orders.fact;

import dev.tillstream.contracts.Fields;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.order.OrderRules.Costs;
import dev.tillstream.orders.order.SaleCheck;
import dev.tillstream.orders.payment.PaymentRules;
import dev.tillstream.orders.refund.RefundRules;
import dev.tillstream.orders.refund.Return;
import dev.tillstream.orders.report.Bucket;
import dev.tillstream.orders.report.Measures;
import dev.tillstream.orders.report.RollupKey;
import dev.tillstream.orders.report.RollupRules;
import dev.tillstream.orders.report.RollupRules.Place;
import dev.tillstream.orders.report.Rollups;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goods that came back cost: what they cost when they were sold. Before their sale is known that is the average of the
 * day, which is corrected when the sale comes, so that the sums don't depend on which came first.
 */
final class ReturnCosts {
    private static final String UNIT_COST = "unit_cost";

    private ReturnCosts() {}

    /** A return that nobody has seen yet, with what its goods cost. */
    static Return priced(Return made, Optional<Order> sale, Costs average) {
        List<Fields> items = made.fields().rows("items").stream()
                .map(item -> withCost(item, sale, average.of(item.requiredText("product_id"))))
                .toList();
        return made.withFields(made.fields().with("items", items));
    }

    /** Its items after its sale came; the sums are corrected where they hold it. */
    static List<Fields> correct(Return made, Order sale, Rollups rollups) {
        List<Fields> before = made.fields().rows("items");
        List<Fields> items = before.stream()
                .map(item -> withCost(item, Optional.of(sale), item.integer(UNIT_COST)))
                .toList();
        if (made.bucket() == null || items.equals(before)) {
            return before;
        }
        rollups.subtract(rollupsOf(made));
        rollups.add(rollupsOf(made.withFields(made.fields().with("items", items))));
        return items;
    }

    /** What the return adds to the sums of reports. */
    static Map<RollupKey, Measures> rollupsOf(Return made) {
        Bucket bucket = Objects.requireNonNull(made.bucket());
        return RollupRules.ofReturn(
                new Place(made.key().organizationId(), made.branchId(), bucket),
                made.fields(),
                SaleCheck.of(made.fields()).expected(),
                PaymentRules.payoutsOf(made.fields()));
    }

    private static Fields withCost(Fields item, Optional<Order> sale, @Nullable Long average) {
        Long cost = RefundRules.unitCost(sale, item, average);
        return cost == null ? item.only(name -> !name.equals(UNIT_COST)) : item.with(UNIT_COST, cost);
    }
}
