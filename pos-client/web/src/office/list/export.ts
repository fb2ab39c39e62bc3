import { api, type Query } from '../api';

/** Lets the person save something as a file. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What a list is read by: its address and its question. */
export interface Listed {
  path: string;
  query: Query;
}

/** All that a question finds: as the server's CSV, or as what is made here of it. */
export async function saveCsv(
  { path, query }: Listed,
  make: (path: string, query: Query) => Promise<Blob> = api.csv,
): Promise<void> {
  saveFile(await make(path, query), fileName(path));
}

/** `products-2026-11-21.csv` */
export function fileName(path: string, now = new Date()): string {
  return `${path.split('/').filter(Boolean).join('-')}-${now.toISOString().slice(0, 10)}.csv`;
}
