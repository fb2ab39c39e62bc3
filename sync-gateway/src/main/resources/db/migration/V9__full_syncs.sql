-- What tills propose after the servers have lost something (S3-12). The operations themselves wait in the quarantine.

alter table quarantine drop constraint quarantine_status;
alter table quarantine add constraint quarantine_status
    check (status in ('proposed', 'open', 'releasing', 'released', 'discarded'));

create table full_syncs (
    organization_id text not null,
    id text not null,
    device_id text not null,
    branch_id text not null,
    reason text,
    status text not null,
    created_at timestamptz not null,
    proposed_at timestamptz,
    decided_at timestamptz,
    decided_by text,
    decision_reason text,
    primary key (organization_id, id),
    foreign key (organization_id, device_id) references devices
);
-- a till proposes one thing at a time
create unique index full_syncs_under_way on full_syncs (organization_id, device_id)
    where status in ('open', 'proposed');
-- the list, newest first
create index full_syncs_by_time on full_syncs (organization_id, created_at desc, id desc);

-- Every operation that was brought. quarantine_id: where it waits; null for what the servers have, or may not get so.
create table full_sync_operations (
    organization_id text not null,
    full_sync_id text not null,
    op_id uuid not null,
    epoch integer not null,
    seq bigint not null,
    type text not null,
    record_id text not null,
    occurred_at timestamptz not null,
    amount bigint,
    verdict text not null,
    message text,
    quarantine_id text,
    primary key (organization_id, full_sync_id, op_id),
    foreign key (organization_id, full_sync_id) references full_syncs
);
-- pages, and the order in which they are let in
create index full_sync_operations_in_order on full_sync_operations (organization_id, full_sync_id, epoch, seq, op_id);
