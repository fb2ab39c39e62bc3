-- The rest of the order service's domain: payments of their own, returns, invoices, expenses, shifts, accounts, fiscal
-- documents, and what reports and rules need beside them.

alter table orders
    add column exchange_return_id text,
    add column document_seq       integer,
    add column previous_hash      text,
    add column document_hash      text,
    -- Where reports count it, by the branch's own clock: a void has to find the same place again.
    add column sold_day           date,
    add column sold_hour          integer,
    add column sold_device_id     text,
    -- What was paid when it was made; amount_paid goes on with later payments.
    add column paid_at_sale       bigint;

update orders
set sold_day = (coalesce(occurred_at, created_at) at time zone 'UTC')::date,
    sold_hour = extract(hour from coalesce(occurred_at, created_at) at time zone 'UTC')::integer,
    sold_device_id = coalesce(device_id, ''),
    paid_at_sale = coalesce(amount_paid, total);

alter table orders
    alter column sold_day set not null,
    alter column sold_hour set not null,
    alter column sold_device_id set not null,
    alter column paid_at_sale set not null;

-- Numbers only grow, so their index is appended to; the code is what a customer reads out.
create unique index orders_number on orders (organization_id, global_order_number);
create index orders_transaction_code on orders (organization_id, transaction_code);
create index orders_created_at on orders (organization_id, created_at);
create index orders_customer on orders (organization_id, customer_id) where customer_id is not null;
create index orders_unfinished on orders (organization_id, status) where status in ('pending', 'processing');

alter table order_items add column unit_cost bigint;

-- A row of an order or of a return, or a payment by itself: document_id is the order's, the return's, or its own id.
alter table payments
    add column customer_id           text,
    add column kind                  text,
    add column staff_work_session_id text,
    add column employee_id           text,
    add column fingerprint           text,
    add column document_id           text;
update payments set document_id = order_id;
alter table payments
    drop constraint payments_pkey,
    alter column document_id set not null;
alter table payments
    alter column order_id drop not null,
    add primary key (organization_id, document_id, id);
create index payments_order on payments (organization_id, order_id) where order_id is not null;

create table returns (
    organization_id            text not null,
    id                         text not null,
    branch_id                  text,
    version                    bigint not null,
    created_at                 timestamptz not null,
    updated_at                 timestamptz not null,
    deleted_at                 timestamptz,
    occurred_at                timestamptz,
    device_id                  text,
    order_id                   text,
    original_offline_reference text,
    customer_id                text,
    return_type                text,
    exchange_order_id          text,
    reason                     text,
    subtotal                   bigint,
    tax                        bigint,
    discount                   bigint,
    total                      bigint not null,
    refund_method              text,
    status                     text,
    employee_id                text,
    staff_work_session_id      text,
    offline_reference          text,
    is_offline                 boolean,
    global_order_number        integer not null,
    transaction_code           text not null,
    notes                      text,
    document_seq               integer,
    previous_hash              text,
    document_hash              text,
    fingerprint                text not null,
    op_id                      uuid not null,
    attributes                 jsonb,
    primary key (organization_id, id)
);
create unique index returns_offline_reference on returns (organization_id, offline_reference)
    where offline_reference is not null;
create index returns_order on returns (organization_id, order_id) where order_id is not null;
create index returns_created_at on returns (organization_id, created_at);

create table return_items (
    organization_id   text not null,
    id                text not null,
    branch_id         text,
    version           bigint not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    deleted_at        timestamptz,
    occurred_at       timestamptz,
    device_id         text,
    return_id         text not null,
    line_number       integer,
    order_item_id     text,
    product_id        text not null,
    name              text,
    quantity          numeric(15,3) not null,
    unit_price        bigint not null,
    discount          bigint,
    total_price       bigint,
    tax_rate          integer,
    tax_included      boolean,
    color_id          text,
    size_id           text,
    sale_type         text,
    selling_unit_type text,
    weight_sold       numeric(15,3),
    meters_sold       numeric(15,3),
    boxes_sold        numeric(15,3),
    units_per_box     numeric(15,3),
    batch_id          text,
    batch_number      text,
    serial_numbers    jsonb,
    expiry_date       date,
    disposition       text,
    reason            text,
    attributes        jsonb,
    primary key (organization_id, return_id, id)
);

-- Returns and payments that came before their order: order_key is "id:<order>" or "ref:<offline reference>".
create table waiting_documents (
    organization_id text not null,
    order_key       text not null,
    document_table  text not null,
    document_id     text not null,
    primary key (organization_id, order_key, document_table, document_id)
);

create table invoices (
    organization_id     text not null,
    id                  text not null,
    branch_id           text,
    version             bigint not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    deleted_at          timestamptz,
    occurred_at         timestamptz,
    device_id           text,
    order_id            text,
    invoice_number      text,
    customer_id         text,
    customer_name       text,
    customer_tax_number text,
    customer_address    text,
    issue_date          date,
    due_date            date,
    subtotal            bigint,
    discount            bigint,
    tax                 bigint,
    total               bigint not null,
    amount_paid         bigint,
    status              text,
    employee_id         text,
    notes               text,
    fingerprint         text not null,
    attributes          jsonb,
    primary key (organization_id, id)
);
create index invoices_created_at on invoices (organization_id, created_at);

create table invoice_items (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    invoice_id      text not null,
    line_number     integer,
    product_id      text,
    name            text not null,
    quantity        numeric(15,3) not null,
    unit_price      bigint not null,
    discount        bigint,
    total_price     bigint,
    tax_rate        integer,
    tax_included    boolean,
    attributes      jsonb,
    primary key (organization_id, invoice_id, id)
);

create table expenses (
    organization_id       text not null,
    id                    text not null,
    branch_id             text,
    version               bigint not null,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    deleted_at            timestamptz,
    occurred_at           timestamptz,
    device_id             text,
    category_id           text,
    amount                bigint,
    description           text,
    expense_date          date,
    payment_method        text,
    employee_id           text,
    staff_work_session_id text,
    vendor                text,
    reference             text,
    receipt_url           text,
    notes                 text,
    field_stamps          jsonb not null,
    attributes            jsonb,
    primary key (organization_id, id)
);
create index expenses_created_at on expenses (organization_id, created_at);

-- What of an expense is counted in a shift now: the difference to what it says next is booked.
create table expense_postings (
    organization_id text not null,
    expense_id      text not null,
    session_id      text not null,
    payment_method  text not null,
    amount          bigint not null,
    primary key (organization_id, expense_id)
);

create table staff_work_sessions (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    employee_id     text,
    employee_name   text,
    status          text,
    opened_at       timestamptz,
    closed_at       timestamptz,
    opening_float   bigint,
    counted         jsonb,
    expected_cash   bigint,
    counted_cash    bigint,
    cash_difference bigint,
    cash_movements  jsonb,
    z_report        jsonb,
    amendments      integer,
    notes           text,
    document_seq    integer,
    previous_hash   text,
    document_hash   text,
    fingerprint     text not null,
    attributes      jsonb,
    primary key (organization_id, id)
);
create index staff_work_sessions_created_at on staff_work_sessions (organization_id, created_at);

-- What went through the drawer and the terminals in a shift, by kind (sale, payment, refund, expense) and tender. Kept
-- with each document, also before the shift's own opening has arrived and after its closing.
create table shift_totals (
    organization_id text not null,
    session_id      text not null,
    kind            text not null,
    payment_method  text not null,
    amount          bigint not null,
    documents       bigint not null,
    primary key (organization_id, session_id, kind, payment_method)
) with (fillfactor = 70);

create table customer_balances (
    organization_id text not null,
    id              text not null,
    branch_id       text,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    occurred_at     timestamptz,
    device_id       text,
    customer_id     text not null,
    balance         bigint not null,
    attributes      jsonb,
    primary key (organization_id, id)
);

-- Append only; the balance is its sum. The id follows from the document, so a document can't be booked twice.
create table customer_ledger (
    organization_id text not null,
    id              text not null,
    customer_id     text not null,
    kind            text not null,
    document_id     text not null,
    amount          bigint not null,
    occurred_at     timestamptz not null,
    booked_at       timestamptz not null,
    primary key (organization_id, id)
);
create index customer_ledger_customer on customer_ledger (organization_id, customer_id, booked_at);

-- Each device's documents, as they were hashed on it (B-3).
create table fiscal_documents (
    organization_id text not null,
    device_id       text not null,
    document_seq    integer not null,
    kind            text not null,
    record_id       text not null,
    occurred_at     timestamptz not null,
    total           bigint,
    tax             bigint,
    previous_hash   text not null,
    hash            text not null,
    op_id           uuid not null,
    primary key (organization_id, device_id, document_seq)
);

-- Serial numbers that are sold: one that comes back by a return, or whose sale is void, is free again.
create table sold_serials (
    organization_id text not null,
    product_id      text not null,
    serial_number   text not null,
    order_id        text not null,
    primary key (organization_id, product_id, serial_number)
);

-- Sums for reports, kept in the transaction of the document. dimension: sale (device, employee), product, tender, tax.
create table sales_rollups (
    organization_id text not null,
    dimension       text not null,
    branch_id       text not null,
    day             date not null,
    hour            integer not null,
    key             text not null,
    second_key      text not null,
    sales_count     bigint not null,
    sales_total     bigint not null,
    returns_count   bigint not null,
    returns_total   bigint not null,
    discount        bigint not null,
    tax             bigint not null,
    quantity        bigint not null,
    cost            bigint not null,
    primary key (organization_id, dimension, day, branch_id, hour, key, second_key)
) with (fillfactor = 70);

-- What other services own, as far as rules and reports need it. A missing row is no check.
create table ref_products (
    organization_id                text not null,
    id                             text not null,
    version                        bigint not null,
    category_id                    text,
    name                           text,
    require_serial_on_sale         boolean,
    min_wholesale_quantity         numeric(15,3),
    min_partial_wholesale_quantity numeric(15,3),
    primary key (organization_id, id)
);

create table ref_costs (
    organization_id text not null,
    id              text not null,
    version         bigint not null,
    average_cost    bigint not null,
    primary key (organization_id, id)
);

create table ref_customers (
    organization_id text not null,
    id              text not null,
    version         bigint not null,
    credit_limit    bigint,
    primary key (organization_id, id)
);

create table ref_branches (
    organization_id text not null,
    id              text not null,
    version         bigint not null,
    timezone        text,
    primary key (organization_id, id)
);

create table ref_categories (
    organization_id text not null,
    id              text not null,
    version         bigint not null,
    name            text,
    primary key (organization_id, id)
);
