import { TillDb } from './db';
import { newId } from './ids';
import { Session } from './session';
import { UnsyncedSales } from './unsyncedSales';
import { Vault } from './vault';

/**
 * One till in one tab: the store, who is logged in, and what makes time and ids. Everything that happens at the till is a
 * function over this (`src/till`).
 */
export interface Till {
  db: TillDb;
  vault: Vault;
  session: Session;
  unsyncedSales: UnsyncedSales;
  /** thousandths that the server says are in the branch's shelves, in the order of the ids; null: not known, not counted */
  stocks: (productIds: readonly string[]) => Promise<(number | null)[]>;
  /** the device's clock */
  now: () => Date;
  newId: () => string;
}

/**
 * Opens the till's store, durably: a sale that was shown as done survives a power cut (S2-1). Once per tab. It knows of no
 * stock until it is given the catalogue's.
 */
export function openTill(name?: string): Till {
  const db = new TillDb('strict', name);
  return {
    db,
    vault: new Vault(db),
    session: new Session(),
    unsyncedSales: new UnsyncedSales(db),
    stocks: async (productIds) => productIds.map(() => null),
    now: () => new Date(),
    newId: () => newId(),
  };
}
