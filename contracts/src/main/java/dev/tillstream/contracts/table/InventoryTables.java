package dev.tillstream.contracts.table;

import static dev.tillstream.contracts.table.Field.choice;
import static dev.tillstream.contracts.table.Field.count;
import static dev.tillstream.contracts.table.Field.date;
import static dev.tillstream.contracts.table.Field.id;
import static dev.tillstream.contracts.table.Field.json;
import static dev.tillstream.contracts.table.Field.money;
import static dev.tillstream.contracts.table.Field.note;
import static dev.tillstream.contracts.table.Field.quantity;
import static dev.tillstream.contracts.table.Field.rate;
import static dev.tillstream.contracts.table.Field.rows;
import static dev.tillstream.contracts.table.Field.text;
import static dev.tillstream.contracts.table.Field.time;

/** Stock as a ledger: what the inventory service owns. */
final class InventoryTables {
    private static final int MAX_ITEMS = 5_000;

    /** One signed change of one product's stock at one branch; never edited, never deleted. */
    static final Table STOCK_MOVEMENTS = Table.of(
            "stock_movements",
            Owner.INVENTORY,
            Scope.BRANCH,
            id("product_id").required(),
            quantity("change").signed().required(),
            note("reason"),
            choice(
                    "movement_type",
                    "adjustment",
                    "sale",
                    "void",
                    "return",
                    "loss",
                    "purchase",
                    "transfer_out",
                    "transfer_in",
                    "count"),
            id("reference_id"),
            text("batch_number"),
            money("unit_cost"));

    /** The sum of the movements; negative where more was sold than was known to be there (S1-95). */
    static final Table STOCK_LEVELS = Table.of(
            "stock_levels",
            Owner.INVENTORY,
            Scope.BRANCH,
            id("product_id").required(),
            quantity("quantity").signed().required());

    /** What is there of one delivery of a product at a branch; sold first what expires first (S1-49). */
    static final Table STOCK_BATCHES = Table.of(
            "stock_batches",
            Owner.INVENTORY,
            Scope.BRANCH,
            id("product_id").required(),
            text("batch_number").required(),
            date("expiry_date"),
            quantity("quantity").signed().required());

    /** Moving average of what was paid for a product, over the whole chain. */
    static final Table PRODUCT_COSTS = Table.of(
            "product_costs",
            Owner.INVENTORY,
            Scope.ORGANIZATION,
            id("product_id").required(),
            money("average_cost").required(),
            money("last_cost"));

    static final Table LOSS_ITEMS = Table.of(
            "loss_items",
            Owner.INVENTORY,
            Scope.BRANCH,
            id("id"),
            id("loss_id"),
            count("line_number"),
            id("product_id").required(),
            text("name"),
            quantity("quantity").positive().required(),
            money("unit_cost"),
            text("batch_number"),
            json("serial_numbers"),
            note("reason"));

    /** Goods that are gone: broken, expired, stolen. */
    static final Table LOSSES = Table.of(
            "losses",
            Owner.INVENTORY,
            Scope.BRANCH,
            choice("loss_type", "damage", "expiry", "theft", "other"),
            note("reason"),
            id("employee_id"),
            money("total_cost"),
            note("notes"),
            rows("items", LOSS_ITEMS, MAX_ITEMS).required());

    static final Table SUPPLIER_PURCHASE_ITEMS = Table.of(
            "supplier_purchase_items",
            Owner.INVENTORY,
            Scope.BRANCH,
            id("id"),
            id("purchase_id"),
            count("line_number"),
            id("product_id").required(),
            text("name"),
            quantity("quantity").positive().required(),
            quantity("received_quantity"),
            quantity("settled_quantity").signed(),
            money("unit_cost").required(),
            money("total_price"),
            rate("tax_rate"),
            text("batch_number"),
            date("expiry_date"),
            json("serial_numbers"));

    static final Table SUPPLIER_PURCHASES = Table.of(
            "supplier_purchases",
            Owner.INVENTORY,
            Scope.BRANCH,
            id("supplier_id").required(),
            text("purchase_number"),
            text("supplier_invoice_number"),
            choice("status", "ordered", "partially_received", "received"),
            time("ordered_at"),
            time("received_at"),
            money("subtotal"),
            money("discount"),
            money("tax"),
            money("shipping_cost"),
            money("total").required(),
            money("amount_paid"),
            id("employee_id"),
            note("notes"),
            rows("items", SUPPLIER_PURCHASE_ITEMS, MAX_ITEMS).required());

    static final Table SUPPLIER_PAYMENTS = Table.of(
            "supplier_payments",
            Owner.INVENTORY,
            Scope.BRANCH,
            id("supplier_id").required(),
            id("purchase_id"),
            money("amount").positive().required(),
            choice("payment_method", "cash", "card", "credit", "bank_transfer").required(),
            text("reference"),
            time("paid_at"),
            id("employee_id"),
            note("notes"));

    /** What the chain owes a supplier: the sum of what was received less what was paid; its id is the supplier's. */
    static final Table SUPPLIER_BALANCES = Table.of(
            "supplier_balances",
            Owner.INVENTORY,
            Scope.ORGANIZATION,
            id("supplier_id").required(),
            money("balance").signed().required());

    static final Table STOCK_TRANSFER_ITEMS = Table.of(
            "stock_transfer_items",
            Owner.INVENTORY,
            Scope.ORGANIZATION,
            id("id"),
            id("transfer_id"),
            count("line_number"),
            id("product_id").required(),
            text("name"),
            quantity("quantity").positive().required(),
            quantity("received_quantity"),
            quantity("settled_quantity").signed(),
            text("batch_number"),
            json("serial_numbers"));

    /** Goods on their way between branches (B-12): both see it, so it is a record of the organization. */
    static final Table STOCK_TRANSFERS = Table.of(
            "stock_transfers",
            Owner.INVENTORY,
            Scope.ORGANIZATION,
            id("from_branch_id"),
            id("to_branch_id").required(),
            choice("status", "in_transit", "partially_received", "received"),
            time("sent_at"),
            time("received_at"),
            id("employee_id"),
            note("notes"),
            rows("items", STOCK_TRANSFER_ITEMS, MAX_ITEMS).required());

    static final Table STOCK_COUNT_ITEMS = Table.of(
            "stock_count_items",
            Owner.INVENTORY,
            Scope.BRANCH,
            id("id"),
            id("count_id"),
            count("line_number"),
            id("product_id").required(),
            text("name"),
            quantity("counted_quantity").required(),
            quantity("expected_quantity").signed(),
            quantity("difference").signed(),
            text("batch_number"),
            json("serial_numbers"));

    /** What was counted at a time: the difference to the stock as it was then is booked (B-12). */
    static final Table STOCK_COUNTS = Table.of(
            "stock_counts",
            Owner.INVENTORY,
            Scope.BRANCH,
            time("counted_at").required(),
            id("employee_id"),
            note("notes"),
            rows("items", STOCK_COUNT_ITEMS, MAX_ITEMS).required());

    private InventoryTables() {}
}
