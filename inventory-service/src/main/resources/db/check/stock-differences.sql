-- Levels that are not the sum of their movements: none, at any moment. Run with search_path = inventory.
select organization_id, branch_id, product_id, l.quantity, m.booked, l.version, m.movements
from (select organization_id, branch_id, product_id, sum(change) as booked, count(*) as movements
      from stock_movements
      group by organization_id, branch_id, product_id) m
full join stock_levels l using (organization_id, branch_id, product_id)
where l.quantity is distinct from coalesce(m.booked, 0) or l.version is distinct from coalesce(m.movements, 0)
order by organization_id, branch_id, product_id
limit 100
