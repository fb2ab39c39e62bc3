package dev.tillstream.client.record;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.Rounding;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goods that come, go and are counted, beside sales: losses, purchases, transfers, counts (B-12, S1-13). */
public final class Goods {
    private final Recording recording;
    private final InstantSource clock;

    public Goods(Recording recording, InstantSource clock) {
        this.recording = recording;
        this.clock = clock;
    }

    /**
     * So much of a product.
     *
     * @param unitCost minor units; null where it isn't known
     * @param details any other field of the row: {@code batch_number}, {@code expiry_date} …
     */
    public record Item(
            String productId, Quantity quantity, @Nullable Long unitCost, Fields details) {
        public static Item of(String productId, Quantity quantity) {
            return new Item(productId, quantity, null, Fields.NONE);
        }

        public static Item of(String productId, Quantity quantity, long unitCost) {
            return new Item(productId, quantity, unitCost, Fields.NONE);
        }

        private long total() {
            long cost = unitCost == null ? 0 : unitCost;
            return Rounding.halfUp(Math.multiplyExact(cost, quantity.thousandths()), 1000);
        }
    }

    /** @param lossType {@code damage}, {@code expiry}, {@code theft} or {@code other} */
    public Fields lose(List<Item> items, String lossType, String reason) {
        return recording.create(
                "losses.create",
                Fields.of(Map.of("loss_type", lossType, "reason", reason, "items", rows(items, "quantity"))));
    }

    /** Orders goods of a supplier; they are on the shelves once they are received. */
    public Fields purchase(String supplierId, List<Item> items) {
        long total = items.stream().mapToLong(Item::total).sum();
        List<Item> priced = items.stream()
                .map(item -> item.unitCost() == null
                        ? new Item(item.productId(), item.quantity(), 0L, item.details())
                        : item)
                .toList();
        return recording.create(
                "supplier_purchases.create",
                Fields.of(Map.of(
                        "supplier_id",
                        supplierId,
                        "status",
                        "ordered",
                        "ordered_at",
                        now(),
                        "subtotal",
                        total,
                        "total",
                        total,
                        "items",
                        rows(priced, "quantity"))));
    }

    /** Takes in what came of a purchase, in whole or in part. */
    public Fields receivePurchase(String purchaseId, List<Item> items) {
        return recording.record("supplier_purchases.receive", purchaseId, received(items));
    }

    /** Pays a supplier, for one purchase or on account. */
    public Fields paySupplier(String supplierId, @Nullable String purchaseId, String method, long amount) {
        Map<String, @Nullable Object> payment = new LinkedHashMap<>();
        payment.put("supplier_id", supplierId);
        payment.put("purchase_id", purchaseId);
        payment.put("payment_method", method);
        payment.put("amount", amount);
        payment.put("paid_at", now());
        payment.values().removeIf(value -> value == null);
        return recording.create("supplier_payments.create", Fields.of(payment));
    }

    /** Sends goods to another branch; until they are received there they are on their way. */
    public Fields transfer(@Nullable String fromBranchId, String toBranchId, List<Item> items) {
        Map<String, @Nullable Object> transfer = new LinkedHashMap<>();
        transfer.put("from_branch_id", fromBranchId);
        transfer.put("to_branch_id", toBranchId);
        transfer.put("sent_at", now());
        transfer.put("items", rows(items, "quantity"));
        transfer.values().removeIf(value -> value == null);
        return recording.create("stock_transfers.create", Fields.of(transfer));
    }

    /** Takes in what came of a transfer. */
    public Fields receiveTransfer(String transferId, List<Item> items) {
        return recording.record("stock_transfers.receive", transferId, received(items));
    }

    /** What was counted on the shelves now; the server books the difference to the stock of this moment. */
    public Fields count(List<Item> items) {
        return recording.create(
                "stock_counts.create",
                Fields.of(Map.of("counted_at", now(), "items", rows(items, "counted_quantity"))));
    }

    private Fields received(List<Item> items) {
        List<Map<String, @Nullable Object>> rows = rows(items, "quantity");
        rows.forEach(row -> {
            row.put("received_quantity", row.get("quantity"));
            row.putIfAbsent("unit_cost", 0L);
        });
        return Fields.of(Map.of("received_at", now(), "items", rows));
    }

    private String now() {
        Instant now = clock.instant();
        return Timestamps.format(now);
    }

    private static List<Map<String, @Nullable Object>> rows(List<Item> items, String quantity) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Item item : items) {
            Map<String, @Nullable Object> row =
                    new LinkedHashMap<>(item.details().values());
            row.put("product_id", item.productId());
            row.put(quantity, item.quantity().toDecimal());
            row.put("unit_cost", item.unitCost());
            row.values().removeIf(value -> value == null);
            rows.add(row);
        }
        return rows;
    }
}
