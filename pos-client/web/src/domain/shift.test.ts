import { expect, test } from 'vitest';
import type { Expense, Order, Payment, Return, StaffWorkSession } from '../store/records';
import { shiftReport } from './shift';

const shift: StaffWorkSession = {
  id: 's1',
  status: 'open',
  opened_at: '2026-11-21T08:00:00.000Z',
  opening_float: 10_000,
  cash_movements: [
    { kind: 'cash_in', amount: 500, reason: 'change' },
    { kind: 'cash_out', amount: 2_000, reason: 'bank' },
  ],
};

const order = (id: string, more: Partial<Order>): Order => ({
  id,
  total: 0,
  payment_method: 'cash',
  items: [],
  ...more,
});
const paid = (payment_method: Payment['payment_method'], amount: number): Payment => ({
  id: 'p',
  payment_method,
  amount,
});

const orders = [
  order('o1', {
    total: 3_000,
    tax: 300,
    payments: [paid('cash', 1_000), paid('card', 2_000)],
    payment_method: 'mixed',
  }),
  order('o2', { total: 700, tax: 70, payments: [{ id: 'p', amount: 700 }], status: 'completed' }),
  order('o3', { total: 9_000, tax: 900, payments: [paid('cash', 9_000)], status: 'cancelled' }),
  order('o4', { total: 400, payments: [paid('credit', 400)], payment_method: 'credit' }),
];
const returns: Return[] = [
  { id: 'r1', total: 250, refund_method: 'cash', items: [], payments: [paid('cash', 250)] },
];
const payments: Payment[] = [
  paid('cash', 400),
  { ...paid('cash', 50), kind: 'refund' },
  { id: 'x', amount: 1 },
];
const expenses: Expense[] = [
  { id: 'e1', amount: 100 },
  { id: 'e2', amount: 30, payment_method: 'card' },
];

test('B-1: an X report sums up what belongs to the shift; voided sales count for nothing', () => {
  expect(shiftReport(shift, { orders, returns, payments, expenses })).toEqual({
    staff_work_session_id: 's1',
    status: 'open',
    opened_at: '2026-11-21T08:00:00.000Z',
    closed_at: null,
    opening_float: 10_000,
    cash_in: 500,
    cash_out: 2_000,
    sales_count: 3,
    sales_total: 4_100,
    tax: 370,
    voids: 1,
    returns_count: 1,
    returns_total: 250,
    sales: { card: 2_000, cash: 1_700, credit: 400 },
    payments: { cash: 400, unknown: 1 },
    refunds: { cash: 300 },
    expenses: { card: 30, cash: 100 },
    expected_cash: 10_000 + 1_700 + 400 - 300 - 100 + 500 - 2_000,
    counted: null,
    differences: null,
  });
});

test('B-1: a Z report tells what is missing, by tender that was counted', () => {
  const closed = { ...shift, status: 'closed' as const, counted: { cash: 10_100, card: 1_970 } };
  const report = shiftReport(closed, { orders, returns, payments, expenses });

  expect(report.counted).toEqual({ card: 1_970, cash: 10_100 });
  expect(report.differences).toEqual({ card: 0, cash: -100 });
});

test('a shift in which nothing happened expects its float', () => {
  const report = shiftReport(
    { id: 's', opening_float: 700 },
    { orders: [], returns: [], payments: [], expenses: [] },
  );
  expect(report).toMatchObject({ expected_cash: 700, sales: {}, sales_count: 0, voids: 0 });
});
