import type { Item } from '../../goods/goods-table';

export interface Purchase {
  id: string;
  version?: number;
  branch_id: string | null;
  supplier_id: string;
  purchase_number?: string | null;
  supplier_invoice_number?: string | null;
  status: 'ordered' | 'partially_received' | 'received';
  ordered_at?: string | null;
  received_at?: string | null;
  subtotal?: number | null;
  shipping_cost?: number | null;
  discount?: number | null;
  tax?: number | null;
  total: number;
  amount_paid?: number | null;
  notes?: string | null;
  created_at?: string | null;
  items?: Item[];
}

export const STATUSES = ['ordered', 'partially_received', 'received'] as const;
