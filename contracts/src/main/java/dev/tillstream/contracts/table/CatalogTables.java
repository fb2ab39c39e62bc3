package dev.tillstream.contracts.table;

import static dev.tillstream.contracts.table.Field.choice;
import static dev.tillstream.contracts.table.Field.count;
import static dev.tillstream.contracts.table.Field.flag;
import static dev.tillstream.contracts.table.Field.id;
import static dev.tillstream.contracts.table.Field.json;
import static dev.tillstream.contracts.table.Field.money;
import static dev.tillstream.contracts.table.Field.note;
import static dev.tillstream.contracts.table.Field.quantity;
import static dev.tillstream.contracts.table.Field.rate;
import static dev.tillstream.contracts.table.Field.text;
import static dev.tillstream.contracts.table.Field.time;

/** Master data: what the catalog service owns, but for the products. */
final class CatalogTables {
    static final Table CUSTOMERS = Table.of(
            "customers",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            text("name").required(),
            text("code"),
            text("phone"),
            text("email"),
            note("address"),
            text("city"),
            text("country"),
            text("tax_number"),
            money("credit_limit"),
            flag("is_active"),
            note("notes"));

    /** The chain itself; its record's id is the organization's (S3-7). */
    static final Table ORGANIZATIONS = Table.of(
            "organizations",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            text("code").required(),
            text("name").required(),
            text("currency").required(),
            text("legal_name"),
            text("tax_number"),
            note("address"),
            text("country"),
            text("phone"),
            text("email"),
            text("timezone"),
            note("logo_url"));

    static final Table BRANCHES = Table.of(
            "branches",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            text("code").required(),
            text("name").required(),
            note("address"),
            text("city"),
            text("phone"),
            text("timezone"),
            flag("is_active"),
            note("notes"));

    /** Accounts and PINs of S3-7. A PIN travels as its hash alone (S3-12); passwords don't travel at all. */
    static final Table STAFF = Table.of(
            "staff",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            text("name").required(),
            text("email"),
            text("phone"),
            choice("role", "owner", "manager", "cashier", "auditor").required(),
            json("branch_ids"),
            text("pin_hash"),
            json("permissions"),
            flag("is_active"),
            note("notes"));

    static final Table SUPPLIERS = Table.of(
            "suppliers",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            text("name").required(),
            text("code"),
            text("contact_name"),
            text("phone"),
            text("email"),
            note("address"),
            text("city"),
            text("country"),
            text("tax_number"),
            count("payment_terms_days"),
            flag("is_active"),
            note("notes"));

    static final Table EXPENSE_CATEGORIES = Table.of(
            "expense_categories",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            text("name").required(),
            note("description"),
            text("icon"),
            text("color"),
            count("sort_order"),
            flag("is_active"));

    /**
     * What tills print and allow: of one branch, or of the chain where {@code for_branch_id} is not set (S3-7); how the two
     * go together says {@code BranchSettings}. {@code settings} may hold {@code scale_barcodes} (B-14).
     */
    static final Table POS_SETTINGS = Table.of(
            "pos_settings",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            id("for_branch_id"),
            text("store_name"),
            note("receipt_header"),
            note("receipt_footer"),
            rate("tax_rate"),
            flag("tax_included"),
            money("cash_rounding"),
            count("max_offline_hours"),
            money("max_offline_amount"),
            flag("require_pin"),
            flag("allow_negative_stock"),
            rate("max_discount_rate"),
            json("settings"));

    /** Rules of the whole chain; {@code merge_policy} names a policy for each table that isn't merged (S0-14). */
    static final Table ORGANIZATION_SETTINGS = Table.of(
            "organization_settings",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            json("merge_policy"),
            rate("tax_rate"),
            flag("tax_included"),
            money("cash_rounding"),
            text("timezone"),
            count("return_days"),
            json("settings"));

    /**
     * Prices of some branches, or of all where {@code branch_ids} is not set, between two times (B-5). {@code prices} is
     * an array of objects with {@code product_id}, {@code price} and, where they matter, {@code color_id},
     * {@code size_id}, {@code min_quantity}.
     */
    static final Table PRICE_LISTS = Table.of(
            "price_lists",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            text("name").required(),
            json("branch_ids"),
            choice("sale_type", "retail", "wholesale", "partial_wholesale"),
            time("starts_at"),
            time("ends_at"),
            count("priority"),
            flag("is_active"),
            json("prices"));

    /** A dated promotion (B-5): what each kind needs is checked by the pricing rules. */
    static final Table PROMOTIONS = Table.of(
            "promotions",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            text("name").required(),
            choice("kind", "percent", "amount", "n_for_m", "bundle").required(),
            json("branch_ids"),
            json("product_ids"),
            json("category_ids"),
            rate("percent"),
            money("amount"),
            count("buy_quantity"),
            count("pay_quantity"),
            json("bundle"),
            money("bundle_price"),
            quantity("min_quantity"),
            time("starts_at"),
            time("ends_at"),
            json("weekdays"),
            count("priority"),
            flag("is_active"));

    private CatalogTables() {}
}
