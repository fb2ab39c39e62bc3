import { describe, expect, it } from 'vitest';
import { shiftReport } from '../../domain/shift';
import type { Order } from '../../store/records';
import { countable, expectedOf } from './counting';

function sold(id: string, payment_method: 'cash' | 'card' | 'credit', amount: number): Order {
  const payments = [{ id: `p-${id}`, payment_method, amount }];
  return { id, total: amount, payment_method, items: [], payments };
}

describe('counting a drawer (B-1)', () => {
  const report = shiftReport(
    { id: 's-1', status: 'open', opening_float: 10_000 },
    {
      orders: [sold('1', 'cash', 500), sold('2', 'card', 700), sold('3', 'credit', 900)],
      returns: [
        {
          id: 'r-1',
          total: 100,
          refund_method: 'card',
          items: [],
          payments: [{ id: 'p', payment_method: 'card', amount: 100 }],
        },
      ],
      payments: [],
      expenses: [{ id: 'e-1', amount: 50, payment_method: 'cash' }],
    },
  );

  it('is of cash, and of what else was used but credit', () => {
    expect(countable(report)).toEqual(['cash', 'card']);
  });

  it('expects the float and what came and went', () => {
    expect(expectedOf(report, 'cash')).toBe(10_450);
    expect(expectedOf(report, 'card')).toBe(600);
  });
});
