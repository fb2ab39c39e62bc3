package dev.tillstream.contracts.table;

import static dev.tillstream.contracts.table.Field.id;
import static dev.tillstream.contracts.table.Field.note;
import static dev.tillstream.contracts.table.Field.rows;
import static dev.tillstream.contracts.table.Field.text;
import static dev.tillstream.contracts.table.Field.time;

import java.util.List;

/** What can be done to the inventory's tables (DESIGN §3); what is not here is computed. */
final class InventoryVerbs {
    private static final int MAX_ITEMS = 5_000;

    static final List<OperationType> ALL = List.of(
            OperationType.of(InventoryTables.STOCK_MOVEMENTS, "adjust", InventoryTables.STOCK_MOVEMENTS.fields()),
            OperationType.of(InventoryTables.LOSSES, "create", InventoryTables.LOSSES.fields()),
            OperationType.of(InventoryTables.SUPPLIER_PURCHASES, "create", InventoryTables.SUPPLIER_PURCHASES.fields()),
            OperationType.of(
                    InventoryTables.SUPPLIER_PURCHASES,
                    "receive",
                    List.of(
                            time("received_at"),
                            text("supplier_invoice_number"),
                            id("employee_id"),
                            note("notes"),
                            rows("items", InventoryTables.SUPPLIER_PURCHASE_ITEMS, MAX_ITEMS)
                                    .required())),
            OperationType.of(InventoryTables.SUPPLIER_PAYMENTS, "create", InventoryTables.SUPPLIER_PAYMENTS.fields()),
            OperationType.of(InventoryTables.STOCK_TRANSFERS, "create", InventoryTables.STOCK_TRANSFERS.fields()),
            OperationType.of(
                    InventoryTables.STOCK_TRANSFERS,
                    "receive",
                    List.of(
                            time("received_at"),
                            id("employee_id"),
                            note("notes"),
                            rows("items", InventoryTables.STOCK_TRANSFER_ITEMS, MAX_ITEMS)
                                    .required())),
            OperationType.of(InventoryTables.STOCK_COUNTS, "create", InventoryTables.STOCK_COUNTS.fields()));

    private InventoryVerbs() {}
}
