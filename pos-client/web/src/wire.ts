/** What goes over the wire (PROTOCOL §§1–5). */

export interface Operation {
  op_id: string;
  seq: number;
  epoch: number;
  /** `<table>.<verb>` */
  type: string;
  /** the record */
  id: string;
  base_version?: number | null;
  occurred_at: string;
  payload: Record<string, unknown>;
}

export interface PushResult {
  op_id: string;
  status: 'durable' | 'rejected' | 'applied' | 'conflict';
  reason?: string | null;
  message?: string | null;
  receipt?: Receipt | null;
}

export interface PushAnswer {
  results: PushResult[];
  server_time: string;
}

export interface Change {
  table: string;
  id: string;
  version: number;
  deleted: boolean;
  seq: number;
  data?: Record<string, unknown>;
}

export interface Receipt {
  op_id: string;
  seq: number;
  epoch?: number;
  device_id: string;
  status: 'applied' | 'conflict' | 'rejected';
  table: string;
  id: string;
  version?: number | null;
  order_number?: number | null;
  transaction_code?: string | null;
  conflict_id?: string | null;
  reason?: string | null;
  message?: string | null;
}

export interface PullAnswer {
  changes: Change[];
  receipts: Receipt[];
  applied_through: number;
  cursor: string;
  has_more: boolean;
  server_time: string;
}

export interface DeviceStatus {
  device_id: string;
  branch_id: string | null;
  /** of the device's lives, the one that the numbers are about; absent from older gateways */
  epoch?: number;
  received_through: number;
  applied_through: number;
  missing_seqs: number[];
  open_conflicts: number;
  last_seen_at: string | null;
  clock_skew_ms: number | null;
  head: string;
}

/** RFC 9457, with a reason of PROTOCOL §6. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  reason?: string;
}
