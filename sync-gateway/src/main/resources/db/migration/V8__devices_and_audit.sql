-- What a till may do: all that devices can, or what selling needs.
alter table devices add column rights text not null default 'all' check (rights in ('all', 'selling'));

-- Decisions about what was kept. A release is decided first ('releasing'), then published, then done ('released'): a
-- gateway that ends in between leaves a row that another one publishes again.
alter table quarantine add column decision_reason text;
alter table quarantine add constraint quarantine_status check (status in ('open', 'releasing', 'released', 'discarded'));
drop index quarantine_by_organization;
-- the list by status, and of everything, by pages
create index quarantine_by_status on quarantine (organization_id, status, received_at desc, id desc);
create index quarantine_by_time on quarantine (organization_id, received_at desc, id desc);
-- releases that a gateway did not finish
create index quarantine_releasing on quarantine (decided_at) where status = 'releasing';

-- What people did to what the gateway itself keeps (devices, quarantine, accounts, full synchronizations). Records of
-- the feed have their trail at their services.
create table audit (
    organization_id text not null,
    id uuid not null,
    "table" text not null,
    record_id text not null,
    type text not null,
    branch_id text,
    staff_id text,
    device_id text not null,
    reason text,
    before jsonb,
    after jsonb,
    occurred_at timestamptz not null,
    primary key (organization_id, id)
);
-- the history of one record, and of a table, newest first
create index audit_by_record on audit (organization_id, "table", record_id, occurred_at, id);
create index audit_by_table on audit (organization_id, "table", occurred_at, id);

-- Append-only, whoever is connected; what may be forgotten are the values (B-19).
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.before is null and new.after is null
        and to_jsonb(new) - array['before', 'after'] = to_jsonb(old) - array['before', 'after']
    then
        return new;
    end if;
    raise exception 'audit is append-only';
end
$$;

create trigger audit_is_append_only before update or delete on audit
    for each row execute function audit_is_append_only();

create trigger audit_is_never_emptied before truncate on audit
    for each statement execute function audit_is_append_only();
