-- One row for each operation that was applied, with the change record that it published: the answer to a repetition.
create table inbox (
    organization_id text        not null,
    op_id           uuid        not null,
    fingerprint     text        not null,
    outcome         text        not null,
    applied_at      timestamptz not null,
    primary key (organization_id, op_id)
);

-- For the purge: rows come in the order of time, so block ranges are enough and cost nothing to keep.
create index inbox_applied_at on inbox using brin (applied_at);

create table conflicts (
    organization_id     text        not null,
    id                  text        not null,
    branch_id           text,
    version             bigint      not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    deleted_at          timestamptz,
    occurred_at         timestamptz,
    device_id           text,
    conflict_id         text        not null,
    conflict_type       text        not null,
    "table"             text        not null,
    record_id           text        not null,
    op_id               text        not null,
    reason              text,
    local_data          jsonb,
    server_data         jsonb,
    suggested_strategy  text,
    suggested_fix       text,
    status              text        not null,
    resolution_strategy text,
    resolved_by         text,
    resolved_at         timestamptz,
    attributes          jsonb,
    primary key (organization_id, id)
);

create index conflicts_open on conflicts (organization_id, created_at) where status = 'open';
