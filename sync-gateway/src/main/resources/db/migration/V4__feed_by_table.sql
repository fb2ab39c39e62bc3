-- Pages of some tables: without the table's name in the index such a page reads past everything else of its scope, which
-- with a million records of other tables is minutes instead of milliseconds. Stock has a partition of its own (V3).
create index feed_records_by_table on feed_records (organization_id, scope, table_name, seq);
