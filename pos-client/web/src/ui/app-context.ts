import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Catalog } from '../catalog/catalog';
import type { Till } from '../store/till';
import type { SyncClient } from '../sync/client';

/** What every page works with; made once in `main.tsx`. */
export interface App {
  till: Till;
  catalog: Catalog;
  sync: SyncClient;
}

const Context = createContext<App | null>(null);

export const AppProvider = Context.Provider;

/** @throws Error outside of the app's tree */
export function useApp(): App {
  const app = useContext(Context);
  if (!app) {
    throw new Error('useApp() needs an <AppProvider> above it');
  }
  return app;
}
