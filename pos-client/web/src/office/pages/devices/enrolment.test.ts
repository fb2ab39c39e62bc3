import { expect, test } from 'vitest';
import { readLink } from '../../../store/enrolmentLink';
import { enrolmentLink, runs } from './enrolment';

test('the till reads back what the link says', () => {
  const link = enrolmentLink('https://shop.example', { key: 'a+b/c=d&e-0123456789', name: 'Till 3 (left)' });
  expect(link.startsWith('https://shop.example/till/#enrol=')).toBe(true);
  expect(readLink(link)).toEqual({ key: 'a+b/c=d&e-0123456789', label: 'Till-3-left' });
});

test('a name that can’t stand in numbers gives no label', () => {
  expect(enrolmentLink('https://shop.example', { key: 'k', name: 'صندوق' })).not.toContain('label');
});

test('holes are told as runs', () => {
  expect(runs([])).toBe('');
  expect(runs([7, 1, 2, 3, 9, 10])).toBe('1–3, 7, 9–10');
});
