-- The ledger: never updated, never deleted. Its only index is the primary key; the id of a sale's movement begins with
-- the order's id, so that what tills sell lands side by side, in pages that are in memory.
create table stock_movements (
    organization_id text           not null,
    id              text           not null,
    branch_id       text           not null,
    version         bigint         not null default 1,
    created_at      timestamptz    not null,
    updated_at      timestamptz    not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz    not null,
    device_id       text           not null,
    product_id      text           not null,
    change          numeric(15, 3) not null,
    reason          text,
    movement_type   text           not null,
    reference_id    text,
    attributes      jsonb,
    primary key (organization_id, id)
);

-- The sum of the movements. Each sale updates several: room in the page and no index on what changes make those
-- updates heap-only.
create table stock_levels (
    organization_id text           not null,
    id              text           not null,
    branch_id       text           not null,
    version         bigint         not null,
    created_at      timestamptz    not null,
    updated_at      timestamptz    not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    product_id      text           not null,
    quantity        numeric(15, 3) not null,
    attributes      jsonb,
    primary key (organization_id, id)
) with (fillfactor = 50);
