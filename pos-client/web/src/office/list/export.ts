import { api, type Query } from '../api';

/** Lets the person save something as a file. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** All that a question finds, as the server's CSV: `products-2026-11-21.csv`. */
export async function saveCsv(path: string, query: Query, name: string): Promise<void> {
  saveFile(await api.csv(path, query), `${name}-${new Date().toISOString().slice(0, 10)}.csv`);
}
