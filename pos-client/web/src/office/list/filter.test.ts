import { expect, test } from 'vitest';
import { addDays, addressOf, type Filter, nextSort, questionOf, readState, withValues } from './filter';

const FILTERS: Filter[] = [
  { kind: 'choice', field: 'status', label: 'Status', options: [] },
  { kind: 'days', field: 'occurred_at', label: 'Day' },
  { kind: 'dates', field: 'expense_date', label: 'Date' },
  { kind: 'money', field: 'total', label: 'Total' },
];

test('the address tells the whole state, and nothing that the list does not know', () => {
  const query = {
    q: 'milk',
    status: 'paid,partial',
    'total.gte': '500',
    sort: '-total',
    utm: 'x',
    limit: '9',
  };
  const state = readState(query, FILTERS);
  expect(state).toEqual({
    q: 'milk',
    sort: '-total',
    values: { status: 'paid,partial', 'total.gte': '500' },
  });
  expect(readState(addressOf(state), FILTERS)).toEqual(state);
  expect(addressOf(readState({}, FILTERS))).toEqual({});
});

test('days become the times at which they begin here; what is a time already stays', () => {
  const state = readState(
    {
      'occurred_at.gte': '2026-11-21',
      'occurred_at.lt': '2026-11-21T10:00:00.000Z',
      'expense_date.gte': '2026-11-01',
    },
    FILTERS,
  );
  expect(questionOf(state, FILTERS, '-created_at')).toEqual({
    'occurred_at.gte': new Date(2026, 10, 21).toISOString(),
    'occurred_at.lt': '2026-11-21T10:00:00.000Z',
    'expense_date.gte': '2026-11-01',
    sort: '-created_at',
  });
});

test('a ledger calls the ends of its days otherwise', () => {
  const ledger: Filter[] = [{ kind: 'days', field: 'time', label: 'Day', bounds: ['from', 'to'] }];
  const state = readState({ from: '2026-11-21', to: '2026-11-22', 'time.gte': '2026-11-01' }, ledger);
  expect(state.values).toEqual({ from: '2026-11-21', to: '2026-11-22' });
  expect(questionOf(state, ledger)).toEqual({
    from: new Date(2026, 10, 21).toISOString(),
    to: new Date(2026, 10, 22).toISOString(),
  });
});

test('a filter that is emptied is gone', () => {
  const state = withValues(readState({ status: 'paid', 'total.lt': '9' }, FILTERS), { status: '' });
  expect(addressOf(withValues(state, { 'total.lt': undefined }))).toEqual({});
});

test('a column sorts rising, then falling, then not at all', () => {
  const sorts = ['', 'name', '-name'].map((sort) => nextSort(sort, 'name'));
  expect(sorts).toEqual(['name', '-name', '']);
  expect(nextSort('price', 'name')).toBe('name');
});

test('days go over months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});
