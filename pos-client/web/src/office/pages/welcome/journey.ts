import { BASE } from '../../routes';

/** Where the gateway sends a browser on to the identity provider. */
export const PROVIDER = '/auth/oidc/login';

const KEPT = 'tillstream.office.journey';

/** What is remembered on the way to the identity provider and back. */
export interface Journey {
  /** the page that was asked for, without the base */
  path: string;
  /** stays signed in on this computer */
  stay: boolean;
}

/** Remembers where the person is, for this tab; then the browser may leave. */
export function setOut(stay: boolean, place: Pick<Location, 'pathname' | 'search'> = location): void {
  const path = place.pathname.startsWith(`${BASE}/`) ? place.pathname.slice(BASE.length) : '/';
  sessionStorage.setItem(KEPT, JSON.stringify({ path: path + place.search, stay } satisfies Journey));
}

/** What was remembered, once; the first page where nothing was. */
export function comeBack(): Journey {
  const kept = parse(sessionStorage.getItem(KEPT));
  sessionStorage.removeItem(KEPT);
  return kept;
}

function parse(text: string | null): Journey {
  try {
    const { path, stay } = JSON.parse(text ?? '{}');
    return { path: typeof path === 'string' && /^\/(?!\/)/.test(path) ? path : '/', stay: stay === true };
  } catch {
    return { path: '/', stay: false };
  }
}
