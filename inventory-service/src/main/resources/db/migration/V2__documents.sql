alter table stock_movements
    add column batch_number text,
    add column unit_cost    bigint;

-- Counts ask what moved since they were made. Movements come nearly in the order of time: block ranges cost a sale nothing,
-- and several of them a range keep a till with a wrong clock from widening it.
create index stock_movements_occurred_at on stock_movements using brin (occurred_at timestamptz_minmax_multi_ops);

-- When the stock was counted last: a sale that arrives later, but happened before, is told by it without another query.
alter table stock_levels add column counted_at timestamptz;

-- The stock of a product over all branches (average cost), and of one branch (low stock); no column of it ever changes.
create index stock_levels_product on stock_levels (organization_id, product_id, branch_id);

create table stock_batches (
    organization_id text           not null,
    id              text           not null,
    branch_id       text,
    version         bigint         not null,
    created_at      timestamptz    not null,
    updated_at      timestamptz    not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    product_id      text           not null,
    batch_number    text           not null,
    expiry_date     date,
    quantity        numeric(15, 3) not null,
    attributes      jsonb,
    primary key (organization_id, id)
) with (fillfactor = 80);

-- What a sale may take its units from.
create index stock_batches_product on stock_batches (organization_id, product_id, branch_id);

create table product_costs (
    organization_id text        not null,
    id              text        not null,
    branch_id       text,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    product_id      text        not null,
    average_cost    bigint      not null,
    last_cost       bigint,
    attributes      jsonb,
    primary key (organization_id, id)
);

create table losses (
    organization_id text        not null,
    id              text        not null,
    branch_id       text,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    loss_type       text,
    reason          text,
    employee_id     text,
    total_cost      bigint,
    notes           text,
    fingerprint     text        not null,
    attributes      jsonb,
    primary key (organization_id, id)
);

create table loss_items (
    organization_id text           not null,
    id              text           not null,
    branch_id       text,
    version         bigint         not null,
    created_at      timestamptz    not null,
    updated_at      timestamptz    not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    loss_id         text           not null,
    line_number     integer        not null,
    product_id      text           not null,
    name            text,
    quantity        numeric(15, 3) not null,
    unit_cost       bigint,
    batch_number    text,
    serial_numbers  jsonb,
    reason          text,
    attributes      jsonb,
    primary key (organization_id, loss_id, id)
);

create table supplier_purchases (
    organization_id         text        not null,
    id                      text        not null,
    branch_id               text,
    version                 bigint      not null,
    created_at              timestamptz not null,
    updated_at              timestamptz not null,
    deleted_at              timestamptz,
    occurred_at             timestamptz,
    device_id               text,
    supplier_id             text        not null,
    purchase_number         text,
    supplier_invoice_number text,
    status                  text        not null,
    ordered_at              timestamptz,
    received_at             timestamptz,
    subtotal                bigint,
    discount                bigint,
    tax                     bigint,
    shipping_cost           bigint,
    total                   bigint      not null,
    amount_paid             bigint,
    employee_id             text,
    notes                   text,
    fingerprint             text        not null,
    attributes              jsonb,
    primary key (organization_id, id)
);

create table supplier_purchase_items (
    organization_id   text           not null,
    id                text           not null,
    branch_id         text,
    version           bigint         not null,
    created_at        timestamptz    not null,
    updated_at        timestamptz    not null,
    deleted_at        timestamptz,
    occurred_at       timestamptz,
    device_id         text,
    purchase_id       text           not null,
    line_number       integer        not null,
    product_id        text           not null,
    name              text,
    quantity          numeric(15, 3) not null,
    received_quantity numeric(15, 3),
    unit_cost         bigint         not null,
    total_price       bigint,
    tax_rate          integer,
    batch_number      text,
    expiry_date       date,
    serial_numbers    jsonb,
    attributes        jsonb,
    primary key (organization_id, purchase_id, id)
);

create table supplier_payments (
    organization_id text        not null,
    id              text        not null,
    branch_id       text,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    supplier_id     text        not null,
    purchase_id     text,
    amount          bigint      not null,
    payment_method  text,
    reference       text,
    paid_at         timestamptz,
    employee_id     text,
    notes           text,
    fingerprint     text        not null,
    attributes      jsonb,
    primary key (organization_id, id)
);

create table supplier_balances (
    organization_id text        not null,
    id              text        not null,
    branch_id       text,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    supplier_id     text        not null,
    balance         bigint      not null,
    attributes      jsonb,
    primary key (organization_id, id)
) with (fillfactor = 80);

-- What a balance is the sum of: never updated, never deleted. The id follows from what is booked: it can't be booked twice.
create table supplier_ledger (
    organization_id text        not null,
    id              text        not null,
    supplier_id     text        not null,
    entry_type      text        not null,
    amount          bigint      not null,
    reference_id    text        not null,
    occurred_at     timestamptz not null,
    created_at      timestamptz not null,
    device_id       text        not null,
    primary key (organization_id, id)
);

-- A supplier's statement.
create index supplier_ledger_supplier on supplier_ledger (organization_id, supplier_id, created_at);

create table stock_transfers (
    organization_id text        not null,
    id              text        not null,
    branch_id       text,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    from_branch_id  text        not null,
    to_branch_id    text        not null,
    status          text        not null,
    sent_at         timestamptz,
    received_at     timestamptz,
    employee_id     text,
    notes           text,
    fingerprint     text        not null,
    attributes      jsonb,
    primary key (organization_id, id)
);

create table stock_transfer_items (
    organization_id   text           not null,
    id                text           not null,
    branch_id         text,
    version           bigint         not null,
    created_at        timestamptz    not null,
    updated_at        timestamptz    not null,
    deleted_at        timestamptz,
    occurred_at       timestamptz,
    device_id         text,
    transfer_id       text           not null,
    line_number       integer        not null,
    product_id        text           not null,
    name              text,
    quantity          numeric(15, 3) not null,
    received_quantity numeric(15, 3),
    batch_number      text,
    serial_numbers    jsonb,
    attributes        jsonb,
    primary key (organization_id, transfer_id, id)
);

create table stock_counts (
    organization_id text        not null,
    id              text        not null,
    branch_id       text,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    counted_at      timestamptz not null,
    employee_id     text,
    notes           text,
    fingerprint     text        not null,
    attributes      jsonb,
    primary key (organization_id, id)
);

create table stock_count_items (
    organization_id   text           not null,
    id                text           not null,
    branch_id         text,
    version           bigint         not null,
    created_at        timestamptz    not null,
    updated_at        timestamptz    not null,
    deleted_at        timestamptz,
    occurred_at       timestamptz,
    device_id         text,
    count_id          text           not null,
    line_number       integer        not null,
    product_id        text           not null,
    name              text,
    counted_quantity  numeric(15, 3) not null,
    expected_quantity numeric(15, 3),
    difference        numeric(15, 3),
    batch_number      text,
    attributes        jsonb,
    primary key (organization_id, count_id, id)
);

-- When which level was counted, by the server's clock: what happened before is part of what was counted.
create table stock_count_points (
    organization_id text        not null,
    level_id        text        not null,
    counted_at      timestamptz not null,
    count_id        text        not null,
    primary key (organization_id, level_id, counted_at, count_id)
);

-- What the inventory needs of the catalog's products.
create table ref_products (
    organization_id text           not null,
    id              text           not null,
    version         bigint         not null,
    deleted         boolean        not null,
    name            text,
    track_batches   boolean        not null,
    use_fifo        boolean        not null,
    min_stock_level numeric(15, 3),
    reorder_level   numeric(15, 3),
    primary key (organization_id, id)
);
