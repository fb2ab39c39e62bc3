import { latinDigits, parseAmount, parsePercent, parseQuantity } from '../../../../i18n';
import type { CsvLine } from './csv';
import { FIELDS, type FieldName, type Kind } from './fields';

/** How numbers are written: as people do (12.50; 19 %), or as on the wire (1250; 1900). */
export type Writing = 'people' | 'wire';

export type ProblemCode =
  | 'cells'
  | 'noKey'
  | 'noName'
  | 'twice'
  | 'ambiguous'
  | 'unknownId'
  | 'money'
  | 'rate'
  | 'quantity'
  | 'count'
  | 'flag'
  | 'id'
  | 'long'
  | 'category'
  | 'taken';

/** What is wrong with a line, and with which field of it. */
export interface Problem {
  field: FieldName | null;
  code: ProblemCode;
  /** what stands there, or the line that has it already */
  value: string;
}

/** A line as it is understood. Empty cells are left out: they change nothing. */
export interface ReadLine {
  line: number;
  values: Partial<Record<FieldName, unknown>>;
  problems: Problem[];
}

const LONGEST: Partial<Record<Kind, number>> = { text: 255, note: 10_000 };
const MOST_MONEY = Number.MAX_SAFE_INTEGER;
const MOST_COUNT = 2_147_483_647;
const ID = /^[A-Za-z0-9._:-]{1,64}$/;
const YES = new Set(['true', '1', 'yes', 'y', 'نعم', 'ya']);
const NO = new Set(['false', '0', 'no', 'n', 'لا', 'tidak']);

/** Reads the lines below the header by what each column means. */
export function readLines(
  lines: readonly CsvLine[],
  columns: readonly (FieldName | null)[],
  writing: Writing,
): ReadLine[] {
  return lines.map(({ line, cells }) => {
    const read: ReadLine = { line, values: {}, problems: [] };
    if (cells.length !== columns.length) {
      read.problems.push({ field: null, code: 'cells', value: String(cells.length) });
      return read;
    }
    columns.forEach((field, at) => {
      const cell = cells[at] ?? '';
      const text = (writing === 'wire' ? disarmed(cell) : cell).trim();
      if (field !== null && text !== '') {
        readCell(read, field, text, writing);
      }
    });
    return read;
  });
}

function readCell({ values, problems }: ReadLine, field: FieldName, text: string, writing: Writing): void {
  const kind = FIELDS[field];
  const longest = LONGEST[kind];
  const code = longest !== undefined && text.length > longest ? 'long' : null;
  const value = code ? null : understood(kind, text, writing);
  if (value === null) {
    problems.push({ field, code: code ?? wrong(kind), value: text.slice(0, 80) });
  } else {
    values[field] = value;
  }
}

/** The export puts an apostrophe before what a spreadsheet would take for a formula. */
function disarmed(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function wrong(kind: Kind): ProblemCode {
  return kind === 'text' || kind === 'note' ? 'long' : kind;
}

function understood(kind: Kind, text: string, writing: Writing): unknown {
  switch (kind) {
    case 'text':
    case 'note':
    case 'category':
      return text;
    case 'id':
      return ID.test(text) ? text : null;
    case 'money':
      return within(writing === 'people' ? parseAmount(text) : whole(text), MOST_MONEY);
    case 'rate':
      return within(writing === 'people' ? parsePercent(text) : whole(text), MOST_COUNT);
    case 'quantity': {
      const thousandths = within(parseQuantity(text), MOST_MONEY);
      return thousandths === null ? null : thousandths / 1000;
    }
    case 'count':
      return within(whole(text), MOST_COUNT);
    case 'flag':
      return flag(text);
  }
}

function whole(text: string): number | null {
  const digits = latinDigits(text);
  return /^\d{1,16}$/.test(digits) ? Number(digits) : null;
}

function within(value: number | null, most: number): number | null {
  return value !== null && value >= 0 && value <= most ? value : null;
}

function flag(text: string): boolean | null {
  const word = text.toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}
