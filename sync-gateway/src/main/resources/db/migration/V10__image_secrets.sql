-- Names of images follow from their content and this: they can't be guessed, not even by who has the same picture.
create table image_secrets (
    organization_id text primary key references organizations (id),
    secret bytea not null
);
