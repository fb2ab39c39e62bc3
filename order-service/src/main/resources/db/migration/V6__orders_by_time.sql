-- The sales of a time, and their order: behind each bar of a report there are some (docs/protocol.md, Reading).
create index orders_occurred_at on orders (organization_id, occurred_at, id);

-- The clock of a branch that doesn't say its own.
create table ref_organizations (
    organization_id text   not null,
    id              text   not null,
    version         bigint not null,
    timezone        text,
    primary key (organization_id, id)
);
