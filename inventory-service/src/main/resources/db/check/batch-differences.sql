-- Batches that are not the sum of their movements: none, at any moment. Run with search_path = inventory.
select organization_id, branch_id, product_id, batch_number, b.quantity, m.booked
from (select organization_id, branch_id, product_id, batch_number, sum(change) as booked
      from stock_movements where batch_number is not null
      group by organization_id, branch_id, product_id, batch_number) m
full join stock_batches b using (organization_id, branch_id, product_id, batch_number)
where b.quantity is distinct from coalesce(m.booked, 0)
order by organization_id, branch_id, product_id, batch_number
limit 100
