import { expect, test } from 'vitest';
import { type KeyPress, Wedge } from './wedge';

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

/** Runs of keys: the text, the milliseconds between its keys, and those before its first. */
type Part = readonly [text: string, gapMs: number, pauseMs?: number];

function inParts(parts: readonly Part[], enterAfterMs = 10, shortest?: number): string | null {
  const wedge = new Wedge(shortest);
  let timeStamp = 1000;
  for (const [text, gapMs, pauseMs = 0] of parts) {
    timeStamp += pauseMs;
    for (const [at, key] of [...text].entries()) {
      timeStamp += at === 0 ? 0 : gapMs;
      wedge.press({ key, code: '', shiftKey: false, timeStamp });
    }
  }
  return wedge.press({ key: 'Enter', code: 'Enter', shiftKey: false, timeStamp: timeStamp + enterAfterMs });
}

test('a code that was held up between its parts keeps its first part', () => {
  expect(
    inParts([
      ['40000000', 10],
      ['00006', 10, 150],
    ]),
  ).toBe('4000000000006');
  expect(
    inParts([
      ['4000', 8],
      ['0000', 8, 400],
      ['00006', 8, 250],
    ]),
  ).toBe('4000000000006');
  expect(
    inParts([
      ['SKU-', 12],
      ['00417', 12, 300],
    ]),
  ).toBe('SKU-00417');
});

test('held up after its very first digits it is whole by its check digit', () => {
  expect(
    inParts([
      ['4', 10],
      ['000000000006', 10, 200],
    ]),
  ).toBe('4000000000006');
  expect(
    inParts([
      ['40000000000', 10],
      ['06', 10, 200],
    ]),
  ).toBe('4000000000006');
});

test('held up before Enter it is a code all the same', () => {
  expect(inParts([['4000000000006', 10]], 300)).toBe('4000000000006');
  expect(inParts([['4000000000006', 10]], 900)).toBeNull();
});

test('a quantity that was typed just before the scan is no part of the code', () => {
  expect(
    inParts([
      ['3*', 80],
      ['4000000000006', 10, 200],
    ]),
  ).toBe('4000000000006');
  expect(
    inParts([
      ['12*', 85],
      ['SKU-00417', 12, 200],
    ]),
  ).toBe('SKU-00417');
  expect(
    inParts([
      ['3', 0],
      ['40123455', 10, 150],
    ]),
  ).toBe('40123455');
  expect(
    inParts([
      ['12', 70],
      ['40123455', 10, 150],
    ]),
  ).toBe('40123455');
});

test('a scan that follows another after a while begins anew', () => {
  expect(
    inParts([
      ['40000000', 10],
      ['40123455', 10, 700],
    ]),
  ).toBe('40123455');
});

test('a person is never taken for a scanner: words, prices and codes by hand, with the digrams of fast fingers', () => {
  const seed = 20_261_121;
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const texts = ['quellental', 'garden hose', '4000000000006', '40123455', '12.50', '1999', 'sku-00417'];
  for (let round = 0; round < 4000; round += 1) {
    const text = texts[round % texts.length] ?? '';
    const wedge = new Wedge();
    let timeStamp = 1000;
    for (const key of text) {
      wedge.press({ key, code: '', shiftKey: false, timeStamp });
      timeStamp += random() < 0.25 ? 40 + random() * 40 : 70 + random() * 160;
    }
    const heard = wedge.press({ key: 'Enter', code: 'Enter', shiftKey: false, timeStamp });
    expect({ seed, round, text, heard }).toEqual({ seed, round, text, heard: null });
  }
});
