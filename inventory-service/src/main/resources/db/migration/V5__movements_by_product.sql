-- The movements of one product (GET /stock/movements). The ledger is written with each sale, in no order of products: an
-- index with an entry for each line would cost more than the line. A Bloom filter for each 32 pages, made by vacuum when
-- they are full, costs a sale nothing, and tells which pages of a time need no look.
create index stock_movements_product on stock_movements
    using brin (product_id text_bloom_ops (n_distinct_per_range = 1000, false_positive_rate = 0.01))
    with (pages_per_range = 32, autosummarize = on);
