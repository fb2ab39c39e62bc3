import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BLOCK_TABLES, ROW_TABLES } from '../src/store/db';

/** Names are the same on the till and on the wire (S1-8): what `contracts` defines is what the till has. */
interface Field {
  type: string;
  required?: boolean;
  choices?: string[];
  fields?: Record<string, Field>;
}

const tables: Record<string, { fields: Record<string, Field> }> = JSON.parse(
  readFileSync(
    new URL('../../../contracts/src/main/resources/dev/tillstream/contracts/tables.json', import.meta.url),
    'utf8',
  ),
);
const interfaces = interfacesOf(readFileSync(new URL('../src/store/records.ts', import.meta.url), 'utf8'));

describe('the till knows the tables of the feed', () => {
  it('has a store for each', () => {
    expect([...Object.keys(ROW_TABLES), ...BLOCK_TABLES].sort()).toEqual(Object.keys(tables).sort());
  });

  it.each(shapes())('has a type with the fields of %s', (_name, fields) => {
    const wanted = Object.entries(fields)
      .filter(([name]) => name !== 'id')
      .map(([name, field]) => `${name}${field.required ? '' : '?'}`)
      .sort();
    expect([...interfaces.values()]).toContainEqual(wanted);
  });
});

/** Each table, and each kind of rows inside a record. */
function shapes(): [string, Record<string, Field>][] {
  return Object.entries(tables).flatMap(([table, { fields }]) => [
    [table, fields] as [string, Record<string, Field>],
    ...Object.entries(fields).flatMap(([name, field]) =>
      field.fields ? [[`${table}.${name}`, field.fields] as [string, Record<string, Field>]] : [],
    ),
  ]);
}

/** By name; `id` is left out, since a record has it from the type that all records extend. */
function interfacesOf(source: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [, name, body] of source.matchAll(/export interface (\w+)[^{]*\{([^}]*)\}/g)) {
    const fields = [...(body ?? '').matchAll(/^ {2}(\w+)(\??):/gm)].map(
      ([, field, optional]) => `${field}${optional}`,
    );
    found.set(name ?? '', fields.filter((field) => !/^id\??$/.test(field)).sort());
  }
  return found;
}
