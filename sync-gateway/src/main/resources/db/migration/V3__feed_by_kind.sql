-- Stock levels change with every sale, everything else hardly ever. In a partition of their own their dead versions are
-- reused within a few megabytes that stay in memory, instead of being spread over all sales that ever were.
alter table feed rename to feed_before;
drop index feed_by_seq, feed_conflicts, feed_tombstones;
alter table feed_before drop constraint feed_pkey;

create table feed (
    organization_id text not null,
    scope text not null,
    table_name text not null,
    id text not null,
    seq bigint not null,
    version bigint not null,
    deleted boolean not null,
    hash bigint not null,
    written_at timestamptz not null,
    -- for conflicts only
    status text,
    body bytea not null,
    -- What the version before counted for: an upsert returns it, so the digest moves on without a second look at the row.
    replaced_deleted boolean not null default true,
    replaced_hash bigint not null default 0,
    primary key (organization_id, scope, table_name, id)
) partition by list (table_name);

create table feed_stock partition of feed for values in ('stock_levels')
    with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.2);
-- Bodies stay in their row as they are: they are read far more often than it would pay to compress them.
create table feed_records partition of feed default
    with (toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

insert into feed (organization_id, scope, table_name, id, seq, version, deleted, hash, written_at, status, body,
    replaced_deleted, replaced_hash)
select organization_id, scope, table_name, id, seq, version, deleted, hash, written_at, status, body,
    replaced_deleted, replaced_hash
from feed_before;
drop table feed_before;

-- pages
create index feed_by_seq on feed (organization_id, scope, seq);
-- the list of conflicts, newest first, and the count of open ones
create index feed_conflicts on feed (organization_id, scope, status, seq) where table_name = 'conflicts';
-- the purge
create index feed_tombstones on feed (written_at) where deleted;
