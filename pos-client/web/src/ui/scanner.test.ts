import { expect, test } from 'vitest';
import { type KeyPress, Wedge } from './scanner';

/** Types the text with so many milliseconds between the keys, then Enter; answers the code that was heard. */
function typed(text: string, gapMs: number, over: Partial<KeyPress> = {}): string | null {
  const wedge = new Wedge();
  let timeStamp = 1000;
  for (const key of text) {
    wedge.press({ key, code: '', shiftKey: false, timeStamp, ...over });
    timeStamp += gapMs;
  }
  return wedge.press({ key: 'Enter', code: 'Enter', shiftKey: false, timeStamp });
}

test('a scanner is heard by its pace', () => {
  expect(typed('4000000000006', 10)).toBe('4000000000006');
  expect(typed('4000000000006', 45)).toBe('4000000000006');
});

test('a person is not, however quick', () => {
  expect(typed('4000000000006', 120)).toBeNull();
  expect(typed('milk', 80)).toBeNull();
});

test('what is too short is no code', () => {
  expect(typed('12', 5)).toBeNull();
});

test('what was typed slowly before the scan is not a part of it', () => {
  const wedge = new Wedge();
  wedge.press({ key: '3', code: '', shiftKey: false, timeStamp: 0 });
  wedge.press({ key: '*', code: '', shiftKey: true, timeStamp: 300 });
  let timeStamp = 1500;
  for (const key of '40123455') {
    wedge.press({ key, code: '', shiftKey: false, timeStamp });
    timeStamp += 12;
  }
  expect(wedge.press({ key: 'Enter', code: 'Enter', shiftKey: false, timeStamp })).toBe('40123455');
});

test('letters and digits are Latin while the keyboard is Arabic', () => {
  const wedge = new Wedge();
  const keys = [
    ['ش', 'KeyA'],
    ['لا', 'KeyB'],
    ['١', 'Digit1'],
    ['٢', 'Digit2'],
    ['٣', 'Digit3'],
    ['٤', 'Digit4'],
  ] as const;
  let timeStamp = 0;
  for (const [key, code] of keys) {
    wedge.press({ key, code, shiftKey: code === 'KeyA', timeStamp });
    timeStamp += 10;
  }
  expect(wedge.press({ key: 'Enter', code: 'Enter', shiftKey: false, timeStamp })).toBe('A1234');
});

test('one code after the other, without a pause', () => {
  const wedge = new Wedge();
  let timeStamp = 0;
  const press = (key: string) => {
    timeStamp += 8;
    return wedge.press({ key, code: '', shiftKey: false, timeStamp });
  };
  for (let scan = 0; scan < 50; scan += 1) {
    const code = String(4_000_000_000_000 + scan);
    for (const digit of code) {
      press(digit);
    }
    expect(press('Enter')).toBe(code);
  }
});
