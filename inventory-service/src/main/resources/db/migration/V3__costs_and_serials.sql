-- The average to more digits than are shown: many small deliveries must not drift.
alter table product_costs add column average_exact numeric(24, 6);
update product_costs set average_exact = average_cost;

-- Where each piece with a serial number is: the last of what happened to it.
create table stock_serials (
    organization_id text        not null,
    product_id      text        not null,
    serial_number   text        not null,
    branch_id       text        not null,
    status          text        not null,
    movement_type   text        not null,
    reference_id    text        not null,
    occurred_at     timestamptz not null,
    updated_at      timestamptz not null,
    primary key (organization_id, product_id, serial_number)
);

-- A piece whose product nobody knows.
create index stock_serials_number on stock_serials (organization_id, serial_number);

alter table ref_products add column track_serial_numbers boolean not null default false;
