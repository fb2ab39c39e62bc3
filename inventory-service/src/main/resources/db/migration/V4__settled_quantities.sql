-- What people decided about units that are missing or too many, and the pieces that were counted: attributes until now.
alter table supplier_purchase_items add column settled_quantity numeric(15, 3);
alter table stock_transfer_items add column settled_quantity numeric(15, 3);
alter table stock_count_items add column serial_numbers jsonb;

update supplier_purchase_items
set settled_quantity = (attributes ->> 'settled_quantity')::numeric,
    attributes = nullif(attributes - 'settled_quantity', '{}')
where attributes ? 'settled_quantity';

update stock_transfer_items
set settled_quantity = (attributes ->> 'settled_quantity')::numeric,
    attributes = nullif(attributes - 'settled_quantity', '{}')
where attributes ? 'settled_quantity';

update stock_count_items
set serial_numbers = attributes -> 'serial_numbers',
    attributes = nullif(attributes - 'serial_numbers', '{}')
where attributes ? 'serial_numbers';
