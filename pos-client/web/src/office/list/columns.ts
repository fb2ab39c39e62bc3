import type { ComponentChildren } from 'preact';

export interface ListColumn<T> {
  id: string;
  label: string;
  cell: (row: T) => ComponentChildren;
  /** the field on the wire that it sorts by; absent: it doesn't */
  sort?: string;
  /** characters wide; absent: it shares what the others leave */
  width?: number;
  /** numbers and money stand at the end of their column */
  end?: boolean;
  /** left out on a phone */
  minor?: boolean;
}
