/** Why the till doesn't do what was asked; the interface has words for each. Nothing was written. */
export type RefusalReason =
  | 'not_enrolled'
  | 'other_device'
  | 'not_reachable'
  | 'key_refused'
  | 'gateway_refused'
  | 'no_items'
  | 'no_payment'
  | 'no_customer'
  | 'no_debt'
  | 'unknown_record'
  | 'already_void'
  | 'amount_not_positive'
  | 'quantity_not_positive'
  | 'over_refund'
  | 'discount_too_high'
  | 'limit_exceeded'
  | 'reason_missing'
  | 'name_missing'
  | 'not_a_manager'
  | 'wrong_pin'
  | 'pin_locked'
  | 'shift_open'
  | 'no_shift'
  | 'already_resumed'
  | 'people_locked'
  | 'changed_meanwhile'
  | 'unsynced'
  | 'invalid_file'
  | 'conflict_resolved';

/** A refusal that a person has to read; `details` has what its words need. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly reason: RefusalReason,
    readonly details: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}
