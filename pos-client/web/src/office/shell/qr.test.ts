import { expect, test } from 'vitest';
import { qrPath } from './qr';

test('a code has its three corners and a quiet zone of four', () => {
  const { size, path } = qrPath('https://shop.example/till/#enrol=abc');
  expect((size - 8 - 17) % 4).toBe(0);
  const last = size - 5;
  for (const [x, y] of [
    [4, 4],
    [last, 4],
    [4, last],
  ]) {
    expect(path).toContain(`M${x} ${y}h1`);
  }
  expect(path).not.toMatch(/M[0-3] /);
  expect(path).not.toMatch(/M\d+ [0-3]h/);
});

test('another text is another code', () => {
  expect(qrPath('one').path).not.toBe(qrPath('two').path);
});
