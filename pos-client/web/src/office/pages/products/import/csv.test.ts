import { expect, test } from 'vitest';
import { CsvError, parseCsv } from './csv';

const cells = (text: string) => parseCsv(text).map((line) => line.cells);

test('cells, with CRLF or LF, with or without an end of the last line', () => {
  const table = [
    ['a', 'b'],
    ['1', '2'],
  ];
  expect(cells('a,b\r\n1,2\r\n')).toEqual(table);
  expect(cells('a,b\n1,2')).toEqual(table);
  expect(cells('\ufeffa,b\n1,2\n')).toEqual(table);
});

test('quoted cells hold separators, line breaks and quotes', () => {
  expect(cells('a,b\n"x, ""y""","two\r\nlines"\n')[1]).toEqual(['x, "y"', 'two\r\nlines']);
  expect(cells('a,b\n"",""\n')[1]).toEqual(['', '']);
});

test('empty cells count, empty lines do not', () => {
  expect(cells('a,b,c\n,,\n\n\r\n1,,')).toEqual([
    ['a', 'b', 'c'],
    ['', '', ''],
    ['1', '', ''],
  ]);
});

test('lines are numbered as an editor does, across cells of several lines', () => {
  const lines = parseCsv('a,b\n"one\ntwo",1\n\nx,y');
  expect(lines.map(({ line }) => line)).toEqual([1, 2, 5]);
});

test.each([
  ['a;b,c;d\n1;2;3', ['1', '2', '3']],
  ['a\tb\n1\t2,5', ['1', '2,5']],
  ['"a;b;c",d\n1,2', ['1', '2']],
  ['a\n1', ['1']],
])('the first line of %j tells what separates', (text, second) => {
  expect(cells(text)[1]).toEqual(second);
});

test.each([
  ['a,b\n1,2"x\n', 2, 'quote'],
  ['a,b\n"1"x,2\n', 2, 'afterQuote'],
  ['a,b\n1,2\n"open,3\n4,5', 3, 'open'],
  ['a,b\n"two\nlines",x"\n', 3, 'quote'],
])('%j is refused in line %i: %s', (text, line, problem) => {
  expect(() => parseCsv(text)).toThrow(CsvError);
  try {
    parseCsv(text);
  } catch (failure) {
    expect(failure).toMatchObject({ line, problem });
  }
});
