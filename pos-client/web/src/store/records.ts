/**
 * Records as they are on the wire and in the stores (S1-8): the names are those of `contracts/…/table`. Money is an integer
 * in minor units, a quantity a decimal number with at most three digits, a rate an integer in basis points, a time RFC 3339.
 */

/** What every record has; the server sets these but for `id` and `occurred_at`. */
export interface Row extends LocalColumns {
  id: string;
  branch_id?: string | null;
  version?: number;
  created_at?: string | null;
  updated_at?: string | null;
  occurred_at?: string | null;
  device_id?: string | null;
}

/** What is this till's alone and never sent (S1-70). */
export interface LocalColumns {
  _synced?: 0 | 1;
  _sync_status?: SyncStatus;
  _pending_operation?: 'INSERT' | 'UPDATE' | 'DELETE' | null;
  _local_updated_at?: string;
  _error?: string | null;
}

export type SyncStatus = 'pending' | 'syncing' | 'synced' | 'failed';

export type SaleType = 'retail' | 'wholesale' | 'partial_wholesale';
export type SellingUnit = 'piece' | 'weight' | 'meter' | 'box';
export type Tender = 'cash' | 'card' | 'credit' | 'bank_transfer';

export interface Organization extends Row {
  code: string;
  name: string;
  currency: string;
  legal_name?: string | null;
  tax_number?: string | null;
  address?: string | null;
  country?: string | null;
  phone?: string | null;
  email?: string | null;
  timezone?: string | null;
  logo_url?: string | null;
}

export interface Branch extends Row {
  code: string;
  name: string;
  address?: string | null;
  city?: string | null;
  phone?: string | null;
  timezone?: string | null;
  is_active?: boolean | null;
  notes?: string | null;
}

export interface Staff extends Row {
  name: string;
  email?: string | null;
  phone?: string | null;
  role: 'owner' | 'manager' | 'cashier' | 'auditor';
  branch_ids?: unknown;
  pin_hash?: string | null;
  permissions?: unknown;
  is_active?: boolean | null;
  notes?: string | null;
}

export interface Product extends Row {
  category_id?: string | null;
  subcategory_id?: string | null;
  supplier_id?: string | null;
  name: string;
  description?: string | null;
  sku?: string | null;
  barcode?: string | null;
  slug?: string | null;
  brand?: string | null;
  category?: string | null;
  subcategory?: string | null;
  price?: number | null;
  compare_at_price?: number | null;
  purchase_price?: number | null;
  cost?: number | null;
  wholesale_price?: number | null;
  partial_wholesale_price?: number | null;
  min_wholesale_quantity?: number | null;
  min_partial_wholesale_quantity?: number | null;
  allow_retail?: boolean | null;
  allow_wholesale?: boolean | null;
  allow_partial_wholesale?: boolean | null;
  is_sold_by_unit?: boolean | null;
  unit_type?: string | null;
  unit_purchase_price?: number | null;
  unit_sale_price?: number | null;
  stock_quantity?: number | null;
  min_stock_level?: number | null;
  reorder_level?: number | null;
  reorder_quantity?: number | null;
  is_active?: boolean | null;
  is_featured?: boolean | null;
  is_digital?: boolean | null;
  is_new?: boolean | null;
  show_price_on_landing?: boolean | null;
  has_variants?: boolean | null;
  use_sizes?: boolean | null;
  use_variant_prices?: boolean | null;
  sell_by_weight?: boolean | null;
  weight_unit?: string | null;
  price_per_weight_unit?: number | null;
  purchase_price_per_weight_unit?: number | null;
  min_weight_per_sale?: number | null;
  max_weight_per_sale?: number | null;
  average_item_weight?: number | null;
  available_weight?: number | null;
  total_weight_purchased?: number | null;
  sell_by_box?: boolean | null;
  units_per_box?: number | null;
  box_price?: number | null;
  box_purchase_price?: number | null;
  box_barcode?: string | null;
  allow_single_unit_sale?: boolean | null;
  available_boxes?: number | null;
  total_boxes_purchased?: number | null;
  sell_by_meter?: boolean | null;
  meter_unit?: string | null;
  price_per_meter?: number | null;
  purchase_price_per_meter?: number | null;
  min_meters_per_sale?: number | null;
  roll_length_meters?: number | null;
  available_length?: number | null;
  total_meters_purchased?: number | null;
  track_expiry?: boolean | null;
  default_expiry_days?: number | null;
  expiry_alert_days?: number | null;
  track_serial_numbers?: boolean | null;
  require_serial_on_sale?: boolean | null;
  track_batches?: boolean | null;
  use_fifo?: boolean | null;
  has_warranty?: boolean | null;
  warranty_duration_months?: number | null;
  warranty_type?: string | null;
  images?: unknown;
  thumbnail_image?: string | null;
  image_url?: string | null;
  publication_status?: 'draft' | 'scheduled' | 'published' | 'archived' | null;
  publish_at?: string | null;
  published_at?: string | null;
  tax_rate?: number | null;
  tax_included?: boolean | null;
  commission_rate?: number | null;
}

export interface ProductCategory extends Row {
  name: string;
  description?: string | null;
  slug?: string | null;
  icon?: string | null;
  color?: string | null;
  image_url?: string | null;
  sort_order?: number | null;
  is_active?: boolean | null;
}

export interface ProductSubcategory extends Row {
  category_id: string;
  name: string;
  description?: string | null;
  slug?: string | null;
  image_url?: string | null;
  sort_order?: number | null;
  is_active?: boolean | null;
}

export interface ProductColor extends Row {
  product_id: string;
  name: string;
  color_code?: string | null;
  barcode?: string | null;
  price?: number | null;
  purchase_price?: number | null;
  image_url?: string | null;
  has_sizes?: boolean | null;
  is_default?: boolean | null;
  sort_order?: number | null;
}

export interface ProductSize extends Row {
  product_id: string;
  color_id?: string | null;
  name: string;
  barcode?: string | null;
  price?: number | null;
  purchase_price?: number | null;
  is_default?: boolean | null;
  sort_order?: number | null;
}

export interface ProductImage extends Row {
  product_id: string;
  color_id?: string | null;
  image_url: string;
  alt_text?: string | null;
  sort_order?: number | null;
}

export interface Customer extends Row {
  name: string;
  code?: string | null;
  phone?: string | null;
  email?: string | null;
  address?: string | null;
  city?: string | null;
  country?: string | null;
  tax_number?: string | null;
  credit_limit?: number | null;
  is_active?: boolean | null;
  notes?: string | null;
}

export interface Supplier extends Row {
  name: string;
  code?: string | null;
  contact_name?: string | null;
  phone?: string | null;
  email?: string | null;
  address?: string | null;
  city?: string | null;
  country?: string | null;
  tax_number?: string | null;
  payment_terms_days?: number | null;
  is_active?: boolean | null;
  notes?: string | null;
}

export interface ExpenseCategory extends Row {
  name: string;
  description?: string | null;
  icon?: string | null;
  color?: string | null;
  sort_order?: number | null;
  is_active?: boolean | null;
}

export interface PosSettings extends Row {
  for_branch_id?: string | null;
  store_name?: string | null;
  receipt_header?: string | null;
  receipt_footer?: string | null;
  tax_rate?: number | null;
  tax_included?: boolean | null;
  cash_rounding?: number | null;
  max_offline_hours?: number | null;
  max_offline_amount?: number | null;
  require_pin?: boolean | null;
  allow_negative_stock?: boolean | null;
  max_discount_rate?: number | null;
  settings?: unknown;
}

export interface OrganizationSettings extends Row {
  merge_policy?: unknown;
  tax_rate?: number | null;
  tax_included?: boolean | null;
  cash_rounding?: number | null;
  timezone?: string | null;
  return_days?: number | null;
  settings?: unknown;
}

export interface PriceListRecord extends Row {
  name: string;
  branch_ids?: unknown;
  sale_type?: SaleType | null;
  starts_at?: string | null;
  ends_at?: string | null;
  priority?: number | null;
  is_active?: boolean | null;
  prices?: unknown;
}

export interface PromotionRecord extends Row {
  name: string;
  kind: 'percent' | 'amount' | 'n_for_m' | 'bundle';
  branch_ids?: unknown;
  product_ids?: unknown;
  category_ids?: unknown;
  percent?: number | null;
  amount?: number | null;
  buy_quantity?: number | null;
  pay_quantity?: number | null;
  bundle?: unknown;
  bundle_price?: number | null;
  min_quantity?: number | null;
  starts_at?: string | null;
  ends_at?: string | null;
  weekdays?: unknown;
  priority?: number | null;
  is_active?: boolean | null;
}

export interface Expense extends Row {
  category_id?: string | null;
  amount: number;
  description?: string | null;
  expense_date?: string | null;
  payment_method?: Tender | null;
  employee_id?: string | null;
  staff_work_session_id?: string | null;
  vendor?: string | null;
  reference?: string | null;
  receipt_url?: string | null;
  notes?: string | null;
}

export interface ParkedOrder extends Row {
  label?: string | null;
  customer_id?: string | null;
  employee_id?: string | null;
  item_count?: number | null;
  total?: number | null;
  cart: unknown;
  parked_at?: string | null;
}

export interface OrderItem {
  id?: string | null;
  order_id?: string | null;
  line_number?: number | null;
  product_id: string;
  name?: string | null;
  quantity: number;
  unit_price: number;
  discount?: number | null;
  total_price?: number | null;
  tax_rate?: number | null;
  tax_included?: boolean | null;
  color_id?: string | null;
  size_id?: string | null;
  color_name?: string | null;
  size_name?: string | null;
  variant_display_name?: string | null;
  sale_type?: SaleType | null;
  selling_unit_type?: SellingUnit | null;
  weight_sold?: number | null;
  weight_unit?: string | null;
  price_per_weight_unit?: number | null;
  meters_sold?: number | null;
  price_per_meter?: number | null;
  boxes_sold?: number | null;
  units_per_box?: number | null;
  box_price?: number | null;
  batch_id?: string | null;
  batch_number?: string | null;
  serial_numbers?: unknown;
  expiry_date?: string | null;
  unit_cost?: number | null;
}

export interface Payment extends Row {
  order_id?: string | null;
  customer_id?: string | null;
  kind?: 'payment' | 'refund' | null;
  staff_work_session_id?: string | null;
  employee_id?: string | null;
  payment_method?: Tender | null;
  amount: number;
  tendered?: number | null;
  change_given?: number | null;
  reference?: string | null;
  paid_at?: string | null;
}

export interface Order extends Row {
  customer_id?: string | null;
  subtotal?: number | null;
  tax?: number | null;
  discount?: number | null;
  total: number;
  amount_paid?: number | null;
  remaining_amount?: number | null;
  consider_remaining_as_partial?: boolean | null;
  cash_rounding?: number | null;
  status?: 'pending' | 'processing' | 'completed' | 'cancelled' | null;
  payment_method: 'cash' | 'card' | 'credit' | 'mixed' | 'bank_transfer';
  payment_status?: 'pending' | 'paid' | 'partial' | 'refunded' | null;
  employee_id?: string | null;
  created_by_staff_id?: string | null;
  created_by_staff_name?: string | null;
  staff_work_session_id?: string | null;
  offline_reference?: string | null;
  is_offline?: boolean | null;
  global_order_number?: number | null;
  customer_order_number?: number | null;
  transaction_code?: string | null;
  slug?: string | null;
  is_online?: boolean | null;
  shipping_address_id?: string | null;
  shipping_method?: string | null;
  shipping_cost?: number | null;
  notes?: string | null;
  customer_notes?: string | null;
  admin_notes?: string | null;
  metadata?: unknown;
  pos_order_type?: string | null;
  call_confirmation_status_id?: number | null;
  completed_at?: string | null;
  voided_at?: string | null;
  void_reason?: string | null;
  exchange_return_id?: string | null;
  parked_order_id?: string | null;
  document_seq?: number | null;
  previous_hash?: string | null;
  document_hash?: string | null;
  items: OrderItem[];
  payments?: Payment[] | null;
}

export interface ReturnItem {
  id?: string | null;
  return_id?: string | null;
  line_number?: number | null;
  order_item_id?: string | null;
  product_id: string;
  name?: string | null;
  quantity: number;
  unit_price: number;
  discount?: number | null;
  total_price?: number | null;
  tax_rate?: number | null;
  tax_included?: boolean | null;
  color_id?: string | null;
  size_id?: string | null;
  sale_type?: SaleType | null;
  selling_unit_type?: SellingUnit | null;
  weight_sold?: number | null;
  meters_sold?: number | null;
  boxes_sold?: number | null;
  units_per_box?: number | null;
  batch_id?: string | null;
  batch_number?: string | null;
  serial_numbers?: unknown;
  expiry_date?: string | null;
  disposition?: 'restock' | 'loss' | null;
  reason?: string | null;
  unit_cost?: number | null;
}

export interface Return extends Row {
  order_id?: string | null;
  original_offline_reference?: string | null;
  customer_id?: string | null;
  return_type?: 'refund' | 'exchange' | 'store_credit' | null;
  exchange_order_id?: string | null;
  reason?: string | null;
  subtotal?: number | null;
  tax?: number | null;
  discount?: number | null;
  total: number;
  refund_method?: 'cash' | 'card' | 'credit' | 'mixed' | 'bank_transfer' | null;
  status?: 'pending' | 'completed' | null;
  employee_id?: string | null;
  staff_work_session_id?: string | null;
  offline_reference?: string | null;
  is_offline?: boolean | null;
  global_order_number?: number | null;
  transaction_code?: string | null;
  notes?: string | null;
  document_seq?: number | null;
  previous_hash?: string | null;
  document_hash?: string | null;
  items: ReturnItem[];
  payments?: Payment[] | null;
}

export interface InvoiceItem {
  id?: string | null;
  invoice_id?: string | null;
  line_number?: number | null;
  product_id?: string | null;
  name: string;
  quantity: number;
  unit_price: number;
  discount?: number | null;
  total_price?: number | null;
  tax_rate?: number | null;
  tax_included?: boolean | null;
}

export interface Invoice extends Row {
  order_id?: string | null;
  invoice_number?: string | null;
  customer_id?: string | null;
  customer_name?: string | null;
  customer_tax_number?: string | null;
  customer_address?: string | null;
  issue_date?: string | null;
  due_date?: string | null;
  subtotal?: number | null;
  discount?: number | null;
  tax?: number | null;
  total: number;
  amount_paid?: number | null;
  status?: 'draft' | 'issued' | 'paid' | 'cancelled' | null;
  employee_id?: string | null;
  notes?: string | null;
  items: InvoiceItem[];
}

export interface StaffWorkSession extends Row {
  employee_id?: string | null;
  employee_name?: string | null;
  status?: 'open' | 'closed' | null;
  opened_at?: string | null;
  closed_at?: string | null;
  opening_float?: number | null;
  counted?: unknown;
  expected_cash?: number | null;
  counted_cash?: number | null;
  cash_difference?: number | null;
  cash_movements?: unknown;
  z_report?: unknown;
  amendments?: number | null;
  notes?: string | null;
  document_seq?: number | null;
  previous_hash?: string | null;
  document_hash?: string | null;
}

export interface CustomerBalance extends Row {
  customer_id: string;
  balance: number;
}

export interface StockMovement extends Row {
  product_id: string;
  change: number;
  reason?: string | null;
  movement_type?:
    | 'adjustment'
    | 'sale'
    | 'void'
    | 'return'
    | 'loss'
    | 'purchase'
    | 'transfer_out'
    | 'transfer_in'
    | 'count'
    | null;
  reference_id?: string | null;
  batch_number?: string | null;
  unit_cost?: number | null;
}

export interface StockLevel extends Row {
  product_id: string;
  quantity: number;
}

export interface StockBatch extends Row {
  product_id: string;
  batch_number: string;
  expiry_date?: string | null;
  quantity: number;
}

export interface ProductCost extends Row {
  product_id: string;
  average_cost: number;
  last_cost?: number | null;
}

export interface LossItem {
  id?: string | null;
  loss_id?: string | null;
  line_number?: number | null;
  product_id: string;
  name?: string | null;
  quantity: number;
  unit_cost?: number | null;
  batch_number?: string | null;
  serial_numbers?: unknown;
  reason?: string | null;
}

export interface Loss extends Row {
  loss_type?: 'damage' | 'expiry' | 'theft' | 'other' | null;
  reason?: string | null;
  employee_id?: string | null;
  total_cost?: number | null;
  notes?: string | null;
  items: LossItem[];
}

export interface SupplierPurchaseItem {
  id?: string | null;
  purchase_id?: string | null;
  line_number?: number | null;
  product_id: string;
  name?: string | null;
  quantity: number;
  received_quantity?: number | null;
  settled_quantity?: number | null;
  unit_cost: number;
  total_price?: number | null;
  tax_rate?: number | null;
  batch_number?: string | null;
  expiry_date?: string | null;
  serial_numbers?: unknown;
}

export interface SupplierPurchase extends Row {
  supplier_id: string;
  purchase_number?: string | null;
  supplier_invoice_number?: string | null;
  status?: 'ordered' | 'partially_received' | 'received' | null;
  ordered_at?: string | null;
  received_at?: string | null;
  subtotal?: number | null;
  discount?: number | null;
  tax?: number | null;
  shipping_cost?: number | null;
  total: number;
  amount_paid?: number | null;
  employee_id?: string | null;
  notes?: string | null;
  items: SupplierPurchaseItem[];
}

export interface SupplierPayment extends Row {
  supplier_id: string;
  purchase_id?: string | null;
  amount: number;
  payment_method: Tender;
  reference?: string | null;
  paid_at?: string | null;
  employee_id?: string | null;
  notes?: string | null;
}

export interface SupplierBalance extends Row {
  supplier_id: string;
  balance: number;
}

export interface StockTransferItem {
  id?: string | null;
  transfer_id?: string | null;
  line_number?: number | null;
  product_id: string;
  name?: string | null;
  quantity: number;
  received_quantity?: number | null;
  settled_quantity?: number | null;
  batch_number?: string | null;
  serial_numbers?: unknown;
}

export interface StockTransfer extends Row {
  from_branch_id?: string | null;
  to_branch_id: string;
  status?: 'in_transit' | 'partially_received' | 'received' | null;
  sent_at?: string | null;
  received_at?: string | null;
  employee_id?: string | null;
  notes?: string | null;
  items: StockTransferItem[];
}

export interface StockCountItem {
  id?: string | null;
  count_id?: string | null;
  line_number?: number | null;
  product_id: string;
  name?: string | null;
  counted_quantity: number;
  expected_quantity?: number | null;
  difference?: number | null;
  batch_number?: string | null;
  serial_numbers?: unknown;
}

export interface StockCount extends Row {
  counted_at: string;
  employee_id?: string | null;
  notes?: string | null;
  items: StockCountItem[];
}

export interface Conflict extends Row {
  conflict_id: string;
  conflict_type: 'duplicate' | 'data_mismatch' | 'constraint_violation';
  table: string;
  record_id: string;
  op_id: string;
  reason?: string | null;
  local_data?: unknown;
  server_data?: unknown;
  suggested_strategy?: 'keep_server' | 'keep_local' | 'merge' | null;
  suggested_fix?: string | null;
  status: 'open' | 'resolved';
  resolution_strategy?: 'keep_server' | 'keep_local' | 'merge' | null;
  resolved_by?: string | null;
  resolved_at?: string | null;
}
