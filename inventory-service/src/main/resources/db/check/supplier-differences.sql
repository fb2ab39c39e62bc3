-- Suppliers whose balance is not the sum of their ledger: none, at any moment. Run with search_path = inventory.
select organization_id, supplier_id, b.balance, l.booked
from (select organization_id, supplier_id, sum(amount) as booked
      from supplier_ledger group by organization_id, supplier_id) l
full join supplier_balances b using (organization_id, supplier_id)
where b.balance is distinct from coalesce(l.booked, 0)
order by organization_id, supplier_id
limit 100
