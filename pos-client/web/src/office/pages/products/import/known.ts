import { api, type Part } from '../../../api';
import type { AnyRecord } from '../../../lookup';
import { KEYS, type Known } from './plan';

const LONGEST_QUESTION = 2_500;
const MOST = 1000;

/** Reads what the server has of the products that a file names, and all categories. */
export async function readKnown(
  keys: Readonly<Record<(typeof KEYS)[number], readonly string[]>>,
  onProgress: (done: number, all: number) => void,
): Promise<Known> {
  const questions = KEYS.flatMap((key) => pack(key, keys[key]));
  const found = new Map<string, AnyRecord>();
  for (const [at, question] of questions.entries()) {
    onProgress(at, questions.length);
    for await (const product of all(`/products?${question}&limit=${MOST}`)) {
      found.set(product.id, product);
    }
  }
  const categories: AnyRecord[] = [];
  for await (const category of all(`/product_categories?limit=${MOST}`)) {
    categories.push(category);
  }
  return { products: [...found.values()], categories };
}

async function* all(path: string): AsyncGenerator<AnyRecord> {
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`;
    const part: Part<AnyRecord> = await api.get<Part<AnyRecord>>(next);
    yield* part.items;
    cursor = part.next_cursor;
  } while (cursor !== null);
}

/** Parameters that ask for all values, each short enough for a request's first line. */
export function pack(key: string, values: readonly string[]): string[] {
  const questions: string[] = [];
  let question = '';
  for (const value of values) {
    const one = `${key}=${encodeURIComponent(value)}`;
    if (question !== '' && question.length + one.length > LONGEST_QUESTION) {
      questions.push(question);
      question = '';
    }
    question = question === '' ? one : `${question}&${one}`;
  }
  return question === '' ? questions : [...questions, question];
}
