package dev.tillstream.contracts.table;

import static dev.tillstream.contracts.table.Field.choice;
import static dev.tillstream.contracts.table.Field.id;
import static dev.tillstream.contracts.table.Field.note;
import static dev.tillstream.contracts.table.Field.quantity;

/** Stock as a ledger: what the inventory service owns. */
final class InventoryTables {
    /** One signed change of one product's stock at one branch; never edited, never deleted. */
    static final Table STOCK_MOVEMENTS = Table.of(
            "stock_movements",
            Owner.INVENTORY,
            Scope.BRANCH,
            id("product_id").required(),
            quantity("change").signed().required(),
            note("reason"),
            choice("movement_type", "adjustment", "sale", "void"),
            id("reference_id"));

    /** The sum of the movements; negative where more was sold than was known to be there (S1-95). */
    static final Table STOCK_LEVELS = Table.of(
            "stock_levels",
            Owner.INVENTORY,
            Scope.BRANCH,
            id("product_id").required(),
            quantity("quantity").signed().required());

    private InventoryTables() {}
}
