-- Who logs in. The gateway's own, as the keys of devices are: no till and no operation can give such a right.
create table accounts (
    organization_id text not null references organizations,
    -- of the staff record
    id text not null,
    -- in small letters
    email text not null,
    name text not null,
    -- null before an invitation was accepted
    password_hash text,
    created_at timestamptz not null,
    disabled_at timestamptz,
    last_login_at timestamptz,
    primary key (organization_id, id),
    unique (organization_id, email)
);

-- A role without a branch counts in the whole organization.
create table account_roles (
    organization_id text not null,
    account_id text not null,
    role text not null,
    branch_id text,
    unique nulls not distinct (organization_id, account_id, role, branch_id),
    foreign key (organization_id, account_id) references accounts on delete cascade,
    foreign key (organization_id, branch_id) references branches
);

-- A session is a family of refresh tokens; without a branch it sees all of them.
create table sessions (
    organization_id text not null,
    id text not null,
    account_id text not null,
    branch_id text,
    started_at timestamptz not null,
    ends_at timestamptz not null,
    ended_at timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, account_id) references accounts on delete cascade
);
-- the end of all of an account's
create index sessions_by_account on sessions (organization_id, account_id);
-- the purge
create index sessions_by_age on sessions (ends_at);

-- Only the SHA-256 of a refresh token is kept: the tokens are random, so it needs no salt. One that is used again was
-- stolen, from whoever used it first or by them: spent ones stay to tell.
create table refresh_tokens (
    token_hash bytea primary key,
    organization_id text not null,
    session_id text not null,
    uses integer not null default 0,
    expires_at timestamptz not null,
    foreign key (organization_id, session_id) references sessions on delete cascade
) with (fillfactor = 80);
create index refresh_tokens_by_session on refresh_tokens (organization_id, session_id);
-- the purge
create index refresh_tokens_by_age on refresh_tokens (expires_at);

-- At most one for an account; only the SHA-256 is kept.
create table invitations (
    organization_id text not null,
    account_id text not null,
    token_hash bytea not null unique,
    expires_at timestamptz not null,
    primary key (organization_id, account_id),
    foreign key (organization_id, account_id) references accounts on delete cascade
);
-- the purge
create index invitations_by_age on invitations (expires_at);

-- Guesses in a row, by the SHA-256 of organization code and e-mail, whether there is such an account or not.
create table login_failures (
    subject_hash bytea primary key,
    failures integer not null,
    -- of these, tries that are not decided yet
    pending integer not null,
    last_at timestamptz not null
) with (fillfactor = 70);
-- the purge
create index login_failures_by_age on login_failures (last_at);

-- What the office page gets after a log-in by an identity provider; only the SHA-256 is kept.
create table login_codes (
    code_hash bytea primary key,
    organization_id text not null,
    account_id text not null,
    expires_at timestamptz not null,
    foreign key (organization_id, account_id) references accounts on delete cascade
);
-- the purge
create index login_codes_by_age on login_codes (expires_at);
