-- The key pair that signs the tokens for the services: the first gateway that starts makes it, all others use it.
create table token_keys (
    number integer primary key,
    key_id text not null unique,
    private_key bytea not null,
    public_key bytea not null,
    created_at timestamptz not null
);
