-- What operations did to records (B-13): who, what, when, from which device, before and after. Facts that are created
-- (sales, returns …) have no row: their record is one.
create table audit (
    organization_id text        not null,
    op_id           uuid        not null,
    entry           integer     not null,
    "table"         text        not null,
    record_id       text        not null,
    type            text        not null,
    branch_id       text        not null,
    device_id       text        not null,
    employee_id     text,
    before          jsonb,
    after           jsonb,
    occurred_at     timestamptz not null,
    received_at     timestamptz not null,
    applied_at      timestamptz not null,
    primary key (organization_id, op_id, entry)
);

-- The history of one record, newest first; and of everything.
create index audit_record on audit (organization_id, "table", record_id, applied_at, op_id, entry);

create index audit_applied_at on audit (organization_id, applied_at, op_id, entry);

-- Append-only, whoever is connected. One thing is allowed, because people have a right to it (B-19): to forget the
-- values. That somebody did something at that time stays.
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

-- The conflicts of a record: an erasure has to find them (B-19).
create index conflicts_record on conflicts (organization_id, "table", record_id);
