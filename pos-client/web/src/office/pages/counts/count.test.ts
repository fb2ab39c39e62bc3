import { expect, test } from 'vitest';
import { differences } from './count';

test('what is too much is not set against what is missing', () => {
  const items = [1.5, -0.1, -0.2, 0].map((difference) => ({ product_id: 'p', difference }));
  expect(differences(items)).toEqual({ exact: 1, off: 3, plus: 1.5, minus: -0.3 });
  expect(differences([])).toEqual({ exact: 0, off: 0, plus: 0, minus: 0 });
});
