-- The gateway's own data: who may speak, what every till sees, what became of each operation.
-- The organization comes first in every key: the tables can be distributed by it (DESIGN §3).

create table organizations (
    id text primary key,
    code text not null unique,
    name text not null,
    currency text not null,
    created_at timestamptz not null
);

create table branches (
    organization_id text not null references organizations,
    id text not null,
    code text not null,
    name text not null,
    created_at timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, code)
);

-- The activity columns change often; without an index on them their updates stay on the page.
create table devices (
    organization_id text not null,
    id text not null,
    branch_id text not null,
    name text not null,
    created_at timestamptz not null,
    revoked_at timestamptz,
    last_seen_at timestamptz,
    clock_skew_ms bigint not null default 0,
    primary key (organization_id, id),
    -- the setup calls name a device by its id alone
    unique (id),
    foreign key (organization_id, branch_id) references branches
) with (fillfactor = 70);

-- Only the SHA-256 of a key is kept: the keys are random, so it needs no salt.
create table credentials (
    key_hash bytea primary key,
    organization_id text not null,
    device_id text not null,
    created_at timestamptz not null,
    foreign key (organization_id, device_id) references devices
);
create index credentials_by_device on credentials (organization_id, device_id);

-- The next number of an organization is taken from its row, locked to the commit: the order of numbers is the order
-- of commits (DESIGN §7). A rebuilt feed gets another generation, and cursors of the old one expire.
create table feed_head (
    organization_id text primary key,
    seq bigint not null default 0,
    purged_through bigint not null default 0,
    generation bigint not null default floor(random() * 9007199254740991)::bigint
) with (fillfactor = 50);

-- One row for each record; body is the change object as it goes out. status is filled for conflicts only.
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
    status text,
    body bytea not null,
    primary key (organization_id, scope, table_name, id)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
-- pages
create index feed_by_seq on feed (organization_id, scope, seq);
-- the list of conflicts, newest first, and the count of open ones
create index feed_conflicts on feed (organization_id, scope, status, seq) where table_name = 'conflicts';
-- the purge
create index feed_tombstones on feed (written_at) where deleted;

-- What a scope amounts to, table by table: PROTOCOL §4, and the newest number that its viewers can see.
create table feed_digest (
    organization_id text not null,
    scope text not null,
    table_name text not null,
    count bigint not null,
    hash bigint not null,
    seq bigint not null,
    primary key (organization_id, scope, table_name)
) with (fillfactor = 50);

-- How operations ended. door: the gateway's own rejection, which a service's receipt may replace (after a release).
create table receipts (
    organization_id text not null,
    op_id uuid not null,
    device_id text not null,
    epoch integer not null,
    seq bigint,
    feed_seq bigint not null,
    door boolean not null,
    fingerprint bigint,
    status text not null,
    written_at timestamptz not null,
    body bytea not null,
    primary key (organization_id, op_id)
);
-- pulls
create index receipts_by_feed_seq on receipts (organization_id, device_id, feed_seq);
-- was this seq used by another operation?
create index receipts_by_seq on receipts (organization_id, device_id, epoch, seq);
-- the purge; new rows come in this order, so a block range index is enough
create index receipts_by_age on receipts using brin (written_at);

-- What has been received and what has its receipt, as ranges of the device's own numbers.
create table device_seqs (
    organization_id text not null,
    device_id text not null,
    epoch integer not null,
    received int8multirange not null default '{}',
    applied int8multirange not null default '{}',
    primary key (organization_id, device_id, epoch)
) with (fillfactor = 70);

-- What could not be taken or applied, until a person decides.
create table quarantine (
    id text primary key,
    organization_id text,
    device_id text,
    branch_id text,
    origin text,
    reason text not null,
    message text not null,
    source text not null,
    received_at timestamptz not null,
    op_id uuid,
    seq bigint,
    epoch integer,
    content text not null,
    status text not null default 'open',
    decided_at timestamptz,
    decided_by text
);
-- the list, newest first
create index quarantine_by_organization on quarantine (organization_id, status, received_at desc);
