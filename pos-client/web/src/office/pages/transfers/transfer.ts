import type { Item } from '../../goods/goods-table';

export interface Transfer {
  id: string;
  from_branch_id: string | null;
  to_branch_id: string;
  status: 'in_transit' | 'partially_received' | 'received';
  sent_at?: string | null;
  received_at?: string | null;
  notes?: string | null;
  items?: Item[];
}

export const STATUSES = ['in_transit', 'partially_received', 'received'] as const;
