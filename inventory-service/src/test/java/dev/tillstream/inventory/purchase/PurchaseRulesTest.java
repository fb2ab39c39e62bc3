package dev.tillstream.inventory.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inventory.document.Receiving;
import dev.tillstream.inventory.document.ReceivingRules;
import dev.tillstream.inventory.sale.Sales;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** S1-13: what is owed for a purchase that is received whole is its total, in however many deliveries it comes. */
class PurchaseRulesTest {
    private static final Origin ORIGIN = Sales.origin("org", "branch-1");

    @Test
    void deliveriesOfAPurchaseAddUpToItsTotal() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int units = 1 + random.nextInt(50);
            long total = units * 70L + random.nextInt(500);

            assertThat(owed(units, total, random))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(total);
        }
    }

    private static long owed(int units, long total, Random random) {
        Fields payload = payload(units).with("supplier_id", "s1").with("total", total);
        PushedOperation created = pushed("supplier_purchases.create", payload);
        Receiving ordered = PurchaseRules.created(created, payload);
        Fields purchase = PurchaseRules.after(payload, ordered, created);
        long owed = PurchaseRules.owed(purchase, ordered, PurchaseRules.ORDERED);
        int open = units;
        while (open > 0) {
            int delivered = 1 + random.nextInt(open);
            PushedOperation delivery = pushed("supplier_purchases.receive", payload(delivered));
            Receiving receiving = ReceivingRules.receive(delivery, purchase.rows("items"), "purchase_id");
            Fields after = PurchaseRules.after(purchase, receiving, delivery);
            owed += PurchaseRules.owed(after, receiving, purchase.requiredText("status"));
            purchase = after;
            open -= delivered;
        }
        assertThat(purchase.text("status")).isEqualTo("received");
        return owed;
    }

    private static Fields payload(int units) {
        return Fields.of(Map.of("items", List.of(Map.of("product_id", "tea", "quantity", units, "unit_cost", 70))));
    }

    private static PushedOperation pushed(String type, Fields payload) {
        return Sales.pushed(ORIGIN, new UUID(1, 2), type, "p1", payload);
    }
}
