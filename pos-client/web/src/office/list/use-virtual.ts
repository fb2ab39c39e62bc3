import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

const OVERSCAN = 12;

export interface Window {
  items: readonly VirtualItem[];
  /** height of the rows that aren't drawn, in pixels */
  before: number;
  after: number;
  scrollTo(index: number): void;
}

/** Which of many rows of one height are in sight of the box that scrolls. */
export function useVirtual(box: RefObject<HTMLElement | null>, count: number, rowHeight: number): Window {
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  const options = {
    count,
    estimateSize: () => rowHeight,
    getScrollElement: () => box.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(0),
    overscan: OVERSCAN,
  };
  const [rows] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  rows.setOptions(options);
  useLayoutEffect(() => rows._didMount(), [rows]);
  useLayoutEffect(() => rows._willUpdate());
  useLayoutEffect(() => rows.measure(), [rows, rowHeight]);
  const items = rows.getVirtualItems();
  return {
    items,
    before: items[0]?.start ?? 0,
    after: Math.max(0, rows.getTotalSize() - (items.at(-1)?.end ?? 0)),
    scrollTo: (index) => rows.scrollToIndex(index),
  };
}
