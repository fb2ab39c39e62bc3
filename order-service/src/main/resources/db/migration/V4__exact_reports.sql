-- Lines whose cost nobody knows are counted apart, with what they came to less their tax. Sums of before stay as they are.
alter table sales_rollups
    add column lines_without_cost   bigint not null default 0,
    add column revenue_without_cost bigint not null default 0;

-- A product whose cost is known no more has none; 0 would be a cost.
alter table ref_costs alter column average_cost drop not null;

-- Credit sales from before payments were told apart: what was paid is their rows that are money, not their total.
update orders o
set paid_at_sale = coalesce(
    (select sum(p.amount)::bigint from payments p
     where p.organization_id = o.organization_id and p.document_id = o.id and p.payment_method <> 'credit'),
    o.total - o.remaining_amount, 0)
where o.payment_method = 'credit' and o.amount_paid is null;
