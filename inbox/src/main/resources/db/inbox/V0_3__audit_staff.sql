-- Who had logged in: staff work without a device, and those of all branches without a branch.
alter table audit
    add column staff_id text,
    alter column branch_id drop not null;
