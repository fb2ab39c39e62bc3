-- What goods that came back cost, and where reports count them: both are corrected when their sale comes later.
alter table return_items add column unit_cost bigint;
alter table returns
    add column returned_day       date,
    add column returned_hour      integer,
    add column returned_device_id text;

-- Sales from before there were sums (version 2) are in none of them, so a void takes nothing away.
alter table orders add column is_counted boolean not null default true;
update orders
set is_counted = false
where created_at < (select installed_on::timestamptz from flyway_schema_history where version = '2');
