-- Sales put aside (B-11), and by which of them a sale was made: two sales of one parked order are a conflict.
create table parked_orders (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    label           text,
    customer_id     text,
    employee_id     text,
    item_count      integer,
    total           bigint,
    cart            jsonb not null,
    parked_at       timestamptz,
    field_stamps    jsonb not null,
    attributes      jsonb,
    primary key (organization_id, id)
);
create index parked_orders_created_at on parked_orders (organization_id, created_at);

alter table orders add column parked_order_id text;
create index orders_parked_order on orders (organization_id, parked_order_id) where parked_order_id is not null;
