import { thousandths } from '../quantity';

/** Reading of JSON inside records, whose shape the types can't promise: an error where a field is of another kind. */

export type Fields = Record<string, unknown>;

/** The rows of an array of objects; none where it is absent. */
export function rows(value: unknown, name: string): Fields[] {
  return list(value, name).map((row) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      throw wrong(name, 'made of objects', row);
    }
    return Object.fromEntries(Object.entries(row));
  });
}

/** The values of an array; none where it is absent. */
export function list(value: unknown, name: string): unknown[] {
  if (value === null || value === undefined) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw wrong(name, 'an array', value);
  }
  return value;
}

/** A string; null where it is absent. */
export function text(fields: Fields, name: string): string | null {
  const value = fields[name] ?? null;
  if (value !== null && typeof value !== 'string') {
    throw wrong(name, 'a string', value);
  }
  return value;
}

/** A string that has to be there. */
export function requiredText(fields: Fields, name: string): string {
  return required(text(fields, name), name);
}

/** Money, a rate or a count; null where it is absent. */
export function integer(fields: Fields, name: string): number | null {
  const value = fields[name] ?? null;
  if (value !== null && (typeof value !== 'number' || !Number.isSafeInteger(value))) {
    throw wrong(name, 'an integer', value);
  }
  return value;
}

/** Money that has to be there. */
export function requiredInteger(fields: Fields, name: string): number {
  return required(integer(fields, name), name);
}

/** Thousandths; null where it is absent. */
export function quantity(fields: Fields, name: string): number | null {
  const value = fields[name] ?? null;
  if (value === null) {
    return null;
  }
  if (typeof value !== 'number') {
    throw wrong(name, 'a decimal number', value);
  }
  return thousandths(value);
}

function required<T>(value: T | null, name: string): T {
  if (value === null) {
    throw new TypeError(`${name} is required`);
  }
  return value;
}

function wrong(name: string, kind: string, value: unknown): TypeError {
  return new TypeError(`${name} must be ${kind}, but is ${JSON.stringify(value)}`);
}
