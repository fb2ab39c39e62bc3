import { useLocation } from 'preact-iso';

/** Where the gateway serves the till. */
export const BASE = '/till';

/** The address of a page: `to('/orders')`. */
export function to(path: string): string {
  return path === '/' ? `${BASE}/` : BASE + path;
}

/** Goes to a page, named without the base. */
export function useNavigate(): (path: string, replace?: boolean) => void {
  const { route } = useLocation();
  return (path, replace) => route(to(path), replace);
}

/** The page that is shown, without the base: `/orders/…`. */
export function usePath(): string {
  const { path } = useLocation();
  return path.slice(BASE.length) || '/';
}
