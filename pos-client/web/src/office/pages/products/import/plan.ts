import { same } from '../../../form/changes';
import type { AnyRecord } from '../../../lookup';
import type { FieldName } from './fields';
import type { Problem, ProblemCode, ReadLine } from './read';

/** The fields by which a line is the same product as one that is there; the first that a line has counts. */
export const KEYS = ['id', 'sku', 'barcode'] as const;

/** What the server knows of what a file names. */
export interface Known {
  products: readonly AnyRecord[];
  categories: readonly AnyRecord[];
}

/** What a line comes to. */
export interface Planned {
  line: number;
  status: 'new' | 'changed' | 'unchanged' | 'wrong';
  name: string;
  /** the product that is there; null for a new one */
  before: AnyRecord | null;
  /** the fields that it sets, as a payload; a category that isn't there yet by its name */
  changes: Record<string, unknown>;
  /** a category to be made first */
  newCategory: string | null;
  problems: Problem[];
}

type Key = (typeof KEYS)[number];

/** The values of the file by which products are looked up. */
export function keysOf(lines: readonly ReadLine[]): Record<Key, string[]> {
  const all = (key: Key) => [
    ...new Set(lines.flatMap(({ values }) => (typeof values[key] === 'string' ? [values[key]] : []))),
  ];
  return { id: all('id'), sku: all('sku'), barcode: all('barcode') };
}

/**
 * What an import would do, line by line, without doing it.
 *
 * @param makeCategories whether a category that nobody knows is made; otherwise the line is wrong
 */
export function plan(lines: readonly ReadLine[], known: Known, makeCategories: boolean): Planned[] {
  const planner = new Planner(known, makeCategories);
  return lines.map((line) => planner.plan(line));
}

class Planner {
  private readonly byKey: Record<Key, Map<string, AnyRecord[]>>;
  private readonly categories: Map<string, string>;
  private readonly makeCategories: boolean;
  /** the line that has a key already */
  private readonly seen = new Map<string, number>();

  constructor({ products, categories }: Known, makeCategories: boolean) {
    this.byKey = {
      id: group(products, 'id'),
      sku: group(products, 'sku'),
      barcode: group(products, 'barcode'),
    };
    this.categories = new Map(
      categories.flatMap(({ id, name }) => [
        [id, id],
        [plain(String(name)), id],
      ]),
    );
    this.makeCategories = makeCategories;
  }

  plan({ line, values, problems: read }: ReadLine): Planned {
    const problems = [...read, ...this.twice(line, values)];
    const before = this.find(values, problems);
    const { category_id: category, id: _, ...fields } = values;
    const changes: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(fields)) {
      if (!same(before?.[name] ?? null, value)) {
        changes[name] = value;
      }
    }
    const newCategory = this.categorize(category, before, changes, problems);
    this.check(values, before, problems);
    return {
      line,
      status: statusOf(problems, before, changes),
      name: String(values.name ?? before?.name ?? values.sku ?? values.barcode ?? ''),
      before,
      changes,
      newCategory,
      problems,
    };
  }

  private find(values: ReadLine['values'], problems: Problem[]): AnyRecord | null {
    for (const key of KEYS) {
      const value = values[key];
      if (typeof value !== 'string') {
        continue;
      }
      const found = this.byKey[key].get(value) ?? [];
      if (found.length > 1) {
        problems.push({ field: key, code: 'ambiguous', value });
        return null;
      }
      if (key === 'id' && found.length === 0) {
        problems.push({ field: key, code: 'unknownId', value });
        return null;
      }
      return found[0] ?? null;
    }
    return null;
  }

  /** The id of the category; answers the name of one that has to be made. */
  private categorize(
    category: unknown,
    before: AnyRecord | null,
    changes: Record<string, unknown>,
    problems: Problem[],
  ): string | null {
    if (typeof category !== 'string') {
      return null;
    }
    const id = this.categories.get(category) ?? this.categories.get(plain(category));
    if (id === undefined && this.makeCategories) {
      changes.category_id = category;
      return category;
    }
    if (id === undefined) {
      problems.push({ field: 'category_id', code: 'category', value: category });
    } else if (before?.category_id !== id) {
      changes.category_id = id;
    }
    return null;
  }

  private twice(line: number, values: ReadLine['values']): Problem[] {
    return KEYS.flatMap((key) => {
      const value = values[key];
      if (typeof value !== 'string') {
        return [];
      }
      const first = this.seen.get(`${key}:${value}`);
      this.seen.set(`${key}:${value}`, first ?? line);
      return first === undefined ? [] : [{ field: key, code: 'twice' as const, value: String(first) }];
    });
  }

  private check(values: ReadLine['values'], before: AnyRecord | null, problems: Problem[]): void {
    const add = (field: FieldName | null, code: ProblemCode, value = '') =>
      problems.push({ field, code, value });
    if (problems.some(({ code }) => code === 'cells')) {
      return;
    }
    if (KEYS.every((key) => values[key] === undefined) && !problems.some(({ field }) => field === 'id')) {
      add(null, 'noKey');
    } else if (before === null && values.name === undefined && problems.length === 0) {
      add('name', 'noName');
    }
    for (const key of ['sku', 'barcode'] as const) {
      const value = values[key];
      const others = typeof value === 'string' ? (this.byKey[key].get(value) ?? []) : [];
      if (problems.length === 0 && others.some(({ id }) => id !== before?.id)) {
        add(key, 'taken', String(value));
      }
    }
  }
}

function statusOf(
  problems: readonly Problem[],
  before: AnyRecord | null,
  changes: Readonly<Record<string, unknown>>,
): Planned['status'] {
  if (problems.length > 0) {
    return 'wrong';
  }
  if (before === null) {
    return 'new';
  }
  return Object.keys(changes).length > 0 ? 'changed' : 'unchanged';
}

function group(products: readonly AnyRecord[], field: Key): Map<string, AnyRecord[]> {
  const groups = new Map<string, AnyRecord[]>();
  for (const product of products) {
    const value = product[field];
    if (typeof value === 'string') {
      groups.set(value, [...(groups.get(value) ?? []), product]);
    }
  }
  return groups;
}

/** Names are the same whatever their case and the blanks around them. */
function plain(name: string): string {
  return name.trim().toLowerCase();
}
