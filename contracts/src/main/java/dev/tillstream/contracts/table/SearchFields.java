package dev.tillstream.contracts.table;

import java.util.List;
import java.util.Map;

/** The fields by which people look for records: what {@code q=} of {@code GET /{table}} reads, in this order. */
public final class SearchFields {
    private static final Map<String, List<String>> BY_TABLE = Map.ofEntries(
            Map.entry("organizations", List.of("code", "name")),
            Map.entry("branches", List.of("code", "name", "city", "phone")),
            Map.entry("staff", List.of("name", "email", "phone")),
            Map.entry("products", List.of("sku", "barcode", "name", "brand")),
            Map.entry("product_categories", List.of("name")),
            Map.entry("product_subcategories", List.of("name")),
            Map.entry("product_colors", List.of("barcode", "name")),
            Map.entry("product_sizes", List.of("barcode", "name")),
            Map.entry("customers", List.of("code", "phone", "email", "name", "tax_number")),
            Map.entry("suppliers", List.of("code", "phone", "email", "name", "contact_name", "tax_number")),
            Map.entry("expense_categories", List.of("name")),
            Map.entry("pos_settings", List.of("store_name")),
            Map.entry("price_lists", List.of("name")),
            Map.entry("promotions", List.of("name")),
            Map.entry(
                    "orders",
                    List.of("global_order_number", "offline_reference", "transaction_code", "created_by_staff_name")),
            Map.entry("order_items", List.of("name")),
            Map.entry("payments", List.of("reference")),
            Map.entry(
                    "returns",
                    List.of(
                            "global_order_number",
                            "offline_reference",
                            "transaction_code",
                            "original_offline_reference")),
            Map.entry("return_items", List.of("name")),
            Map.entry("invoices", List.of("invoice_number", "customer_name", "customer_tax_number")),
            Map.entry("invoice_items", List.of("name")),
            Map.entry("expenses", List.of("vendor", "reference", "description")),
            Map.entry("parked_orders", List.of("label")),
            Map.entry("staff_work_sessions", List.of("employee_name")),
            Map.entry("stock_movements", List.of("reason")),
            Map.entry("stock_batches", List.of("batch_number")),
            Map.entry("losses", List.of("reason", "notes")),
            Map.entry("supplier_purchases", List.of("purchase_number", "supplier_invoice_number")),
            Map.entry("supplier_payments", List.of("reference")),
            Map.entry("stock_transfers", List.of("notes")),
            Map.entry("stock_counts", List.of("notes")));

    private SearchFields() {}

    /** Empty for a table in which there is nothing to look for. */
    public static List<String> of(Table table) {
        return BY_TABLE.getOrDefault(table.name(), List.of());
    }

    /** The names of the tables that have such fields. */
    public static Iterable<String> tables() {
        return BY_TABLE.keySet();
    }
}
