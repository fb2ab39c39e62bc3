-- The rest of the master data (S1-13, S3-7, B-5): like the tables of V1, one for each definition in contracts.

create table organizations (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    code            text not null,
    name            text not null,
    currency        text not null,
    legal_name      text,
    tax_number      text,
    address         text,
    country         text,
    phone           text,
    email           text,
    timezone        text,
    logo_url        text,
    attributes      jsonb,
    field_stamps    jsonb not null,
    primary key (organization_id, id)
);

create table branches (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    code            text not null,
    name            text not null,
    address         text,
    city            text,
    phone           text,
    timezone        text,
    is_active       boolean,
    notes           text,
    attributes      jsonb,
    field_stamps    jsonb not null,
    primary key (organization_id, id)
);

create table staff (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    name            text not null,
    email           text,
    phone           text,
    role            text not null,
    branch_ids      jsonb,
    pin_hash        text,
    permissions     jsonb,
    is_active       boolean,
    notes           text,
    attributes      jsonb,
    field_stamps    jsonb not null,
    primary key (organization_id, id)
);

-- Whoever logs in is found by e-mail (S3-7).
create index staff_email on staff (organization_id, email) where email is not null;

create table product_subcategories (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    category_id     text not null,
    name            text not null,
    description     text,
    slug            text,
    image_url       text,
    sort_order      integer,
    is_active       boolean,
    attributes      jsonb,
    field_stamps    jsonb not null,
    primary key (organization_id, id)
);

-- The subcategories of a category.
create index product_subcategories_category_id on product_subcategories (organization_id, category_id);

create table product_colors (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    product_id      text not null,
    name            text not null,
    color_code      text,
    barcode         text,
    price           bigint,
    purchase_price  bigint,
    image_url       text,
    has_sizes       boolean,
    is_default      boolean,
    sort_order      integer,
    attributes      jsonb,
    field_stamps    jsonb not null,
    primary key (organization_id, id)
);

-- The colours of a product, and a scanned code of one (S1-63).
create index product_colors_product_id on product_colors (organization_id, product_id);

create index product_colors_barcode on product_colors (organization_id, barcode) where barcode is not null;

create table product_sizes (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    product_id      text not null,
    color_id        text,
    name            text not null,
    barcode         text,
    price           bigint,
    purchase_price  bigint,
    is_default      boolean,
    sort_order      integer,
    attributes      jsonb,
    field_stamps    jsonb not null,
    primary key (organization_id, id)
);

-- The sizes of a product, and a scanned code of one (S1-63).
create index product_sizes_product_id on product_sizes (organization_id, product_id);

create index product_sizes_barcode on product_sizes (organization_id, barcode) where barcode is not null;

create table product_images (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    product_id      text not null,
    color_id        text,
    image_url       text not null,
    alt_text        text,
    sort_order      integer,
    attributes      jsonb,
    field_stamps    jsonb not null,
    primary key (organization_id, id)
);

-- The images of a product.
create index product_images_product_id on product_images (organization_id, product_id);

create table suppliers (
    organization_id    text not null,
    id                 text not null,
    branch_id          text,
    version            bigint not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    deleted_at         timestamptz,
    occurred_at        timestamptz,
    device_id          text,
    name               text not null,
    code               text,
    contact_name       text,
    phone              text,
    email              text,
    address            text,
    city               text,
    country            text,
    tax_number         text,
    payment_terms_days integer,
    is_active          boolean,
    notes              text,
    attributes         jsonb,
    field_stamps       jsonb not null,
    primary key (organization_id, id)
);

create table expense_categories (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    name            text not null,
    description     text,
    icon            text,
    color           text,
    sort_order      integer,
    is_active       boolean,
    attributes      jsonb,
    field_stamps    jsonb not null,
    primary key (organization_id, id)
);

create table pos_settings (
    organization_id      text not null,
    id                   text not null,
    branch_id            text,
    version              bigint not null,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    deleted_at           timestamptz,
    occurred_at          timestamptz,
    device_id            text,
    for_branch_id        text,
    store_name           text,
    receipt_header       text,
    receipt_footer       text,
    tax_rate             integer,
    tax_included         boolean,
    cash_rounding        bigint,
    max_offline_hours    integer,
    max_offline_amount   bigint,
    require_pin          boolean,
    allow_negative_stock boolean,
    max_discount_rate    integer,
    settings             jsonb,
    attributes           jsonb,
    field_stamps         jsonb not null,
    primary key (organization_id, id)
);

-- The settings of a branch.
create index pos_settings_for_branch_id on pos_settings (organization_id, for_branch_id);

create table organization_settings (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    merge_policy    jsonb,
    tax_rate        integer,
    tax_included    boolean,
    cash_rounding   bigint,
    timezone        text,
    return_days     integer,
    settings        jsonb,
    attributes      jsonb,
    field_stamps    jsonb not null,
    primary key (organization_id, id)
);

create table price_lists (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    name            text not null,
    branch_ids      jsonb,
    sale_type       text,
    starts_at       timestamptz,
    ends_at         timestamptz,
    priority        integer,
    is_active       boolean,
    prices          jsonb,
    attributes      jsonb,
    field_stamps    jsonb not null,
    primary key (organization_id, id)
);

create table promotions (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    name            text not null,
    kind            text not null,
    branch_ids      jsonb,
    product_ids     jsonb,
    category_ids    jsonb,
    percent         integer,
    amount          bigint,
    buy_quantity    integer,
    pay_quantity    integer,
    bundle          jsonb,
    bundle_price    bigint,
    min_quantity    numeric(15,3),
    starts_at       timestamptz,
    ends_at         timestamptz,
    weekdays        jsonb,
    priority        integer,
    is_active       boolean,
    attributes      jsonb,
    field_stamps    jsonb not null,
    primary key (organization_id, id)
);

-- What changed since a time, page by page (S0-18): of the tables that grow.
create index products_updated_at on products (organization_id, updated_at, id);

create index customers_updated_at on customers (organization_id, updated_at, id);

-- What a category holds, and whom a number on the screen belongs to.
create index products_category_id on products (organization_id, category_id);

create index customers_phone on customers (organization_id, phone) where phone is not null;
