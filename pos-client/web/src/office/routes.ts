import { createContext } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** Where the gateway serves the office. */
export const BASE = '/office';

/** The address of a page, for links: `to('/orders?status=void')`. */
export function to(path: string): string {
  return path === '/' ? `${BASE}/` : BASE + path;
}

type Ask = (go: () => void) => void;

interface Guard {
  ask: Ask;
  /** the address that is guarded */
  here: string;
}

let route: (url: string, replace?: boolean) => void = (url) => location.assign(url);
let guard: Guard | null = null;

/** For the shell: how addresses are changed without loading anew. */
export function setRouter(change: typeof route): void {
  route = change;
}

/** Goes to a page, named without the base; a form with unsaved work is asked first. */
export function go(path: string, replace = false): void {
  leaving(() => route(to(path), replace));
}

/** The same page with other parameters, in place of the address before; nobody is asked. */
export function amend(path: string): void {
  route(to(path), true);
}

/** Does what leaves the page, once whoever guards it agrees. */
export function leaving(run: () => void): void {
  if (guard) {
    guard.ask(run);
  } else {
    run();
  }
}

/** Whoever holds unsaved work is asked before the page is left; the last one counts. Returns how to end it. */
export function guardLeaving(ask: Ask): () => void {
  const own = { ask, here: location.pathname + location.search };
  guard = own;
  return () => {
    guard = guard === own ? null : guard;
  };
}

/** Hears Back and Forward before the router does, to ask first. Once, before the router starts. */
export function watchBack(): void {
  addEventListener('popstate', (event) => {
    if (guard) {
      event.stopImmediatePropagation();
      history.pushState(null, '', guard.here);
      leaving(() => history.back());
    }
  });
}

export interface PageAddress {
  /** the record: `/office/<page>/<id>`; `new` for one that isn't there yet */
  id: string | undefined;
  /** what follows it: `/office/<page>/<id>/<part>` */
  part: string | undefined;
  /** parameters behind the question mark */
  query: Record<string, string>;
  /** without the base: `/products/p-1` */
  path: string;
}

/** Which page a component belongs to; null outside of all. */
export const PageName = createContext<string | null>(null);

/** What the address says beside the page's name; while it is another page's already, what it said before. */
export function usePage(): PageAddress {
  const { path, query } = useLocation();
  const name = useContext(PageName);
  const last = useRef<PageAddress | null>(null);
  const own = path.slice(BASE.length) || '/';
  const [page, id, part] = own.split('/').slice(1).map(decodeURIComponent);
  if (last.current === null || name === null || page === '' || page === name) {
    last.current = { id, part, query, path: own };
  }
  return last.current;
}
