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

/** What is sold: products and what belongs to them. */
final class ProductTables {
    /**
     * S1-38 to S1-53. The trades' own fields (S1-54 to S1-60: pharmacy, restaurant, auto parts …) have no columns; they
     * travel like the others and are kept as attributes.
     */
    static final Table PRODUCTS = Table.of(
            "products",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            id("category_id"),
            id("subcategory_id"),
            id("supplier_id"),
            text("name").required(),
            note("description"),
            text("sku"),
            text("barcode"),
            text("slug"),
            text("brand"),
            text("category"),
            text("subcategory"),
            money("price"),
            money("compare_at_price"),
            money("purchase_price"),
            money("cost"),
            money("wholesale_price"),
            money("partial_wholesale_price"),
            quantity("min_wholesale_quantity"),
            quantity("min_partial_wholesale_quantity"),
            flag("allow_retail"),
            flag("allow_wholesale"),
            flag("allow_partial_wholesale"),
            flag("is_sold_by_unit"),
            text("unit_type"),
            money("unit_purchase_price"),
            money("unit_sale_price"),
            quantity("stock_quantity").signed(),
            quantity("min_stock_level"),
            quantity("reorder_level"),
            quantity("reorder_quantity"),
            flag("is_active"),
            flag("is_featured"),
            flag("is_digital"),
            flag("is_new"),
            flag("show_price_on_landing"),
            flag("has_variants"),
            flag("use_sizes"),
            flag("use_variant_prices"),
            flag("sell_by_weight"),
            text("weight_unit"),
            money("price_per_weight_unit"),
            money("purchase_price_per_weight_unit"),
            quantity("min_weight_per_sale"),
            quantity("max_weight_per_sale"),
            quantity("average_item_weight"),
            quantity("available_weight").signed(),
            quantity("total_weight_purchased"),
            flag("sell_by_box"),
            quantity("units_per_box"),
            money("box_price"),
            money("box_purchase_price"),
            text("box_barcode"),
            flag("allow_single_unit_sale"),
            quantity("available_boxes").signed(),
            quantity("total_boxes_purchased"),
            flag("sell_by_meter"),
            text("meter_unit"),
            money("price_per_meter"),
            money("purchase_price_per_meter"),
            quantity("min_meters_per_sale"),
            quantity("roll_length_meters"),
            quantity("available_length").signed(),
            quantity("total_meters_purchased"),
            flag("track_expiry"),
            count("default_expiry_days"),
            count("expiry_alert_days"),
            flag("track_serial_numbers"),
            flag("require_serial_on_sale"),
            flag("track_batches"),
            flag("use_fifo"),
            flag("has_warranty"),
            count("warranty_duration_months"),
            text("warranty_type"),
            json("images"),
            note("thumbnail_image"),
            note("image_url"),
            choice("publication_status", "draft", "scheduled", "published", "archived"),
            time("publish_at"),
            time("published_at"),
            rate("tax_rate"),
            flag("tax_included"),
            rate("commission_rate"));

    static final Table PRODUCT_CATEGORIES = Table.of(
            "product_categories",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            text("name").required(),
            note("description"),
            text("slug"),
            text("icon"),
            text("color"),
            note("image_url"),
            count("sort_order"),
            flag("is_active"));

    static final Table PRODUCT_SUBCATEGORIES = Table.of(
            "product_subcategories",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            id("category_id").required(),
            text("name").required(),
            note("description"),
            text("slug"),
            note("image_url"),
            count("sort_order"),
            flag("is_active"));

    /** A product in a colour; with {@code use_variant_prices} of the product it has prices of its own. */
    static final Table PRODUCT_COLORS = Table.of(
            "product_colors",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            id("product_id").required(),
            text("name").required(),
            text("color_code"),
            text("barcode"),
            money("price"),
            money("purchase_price"),
            note("image_url"),
            flag("has_sizes"),
            flag("is_default"),
            count("sort_order"));

    /** A size of a product, or of one of its colours. */
    static final Table PRODUCT_SIZES = Table.of(
            "product_sizes",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            id("product_id").required(),
            id("color_id"),
            text("name").required(),
            text("barcode"),
            money("price"),
            money("purchase_price"),
            flag("is_default"),
            count("sort_order"));

    static final Table PRODUCT_IMAGES = Table.of(
            "product_images",
            Owner.CATALOG,
            Scope.ORGANIZATION,
            id("product_id").required(),
            id("color_id"),
            note("image_url").required(),
            text("alt_text"),
            count("sort_order"));

    private ProductTables() {}
}
