-- What a device told of itself last: its version, its queue, its storage (B-17).
alter table devices add column report jsonb;

-- Receipts that may repeat what was sent, for an erasure to find them; they are few.
create index receipts_with_message on receipts (organization_id) where status <> 'applied';
