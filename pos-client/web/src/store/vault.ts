import { type ReadonlySignal, signal } from '@preact/signals';
import type { Sealed, SealedRow, TillDb } from './db';
import { newId } from './ids';
import { give, newDataKey, newShare, openShare, take } from './keyshare';
import type { Row } from './records';
import { type DataKey, seal, sealRow, unseal, unsealRow } from './sealing';
import { readState, readStatesBy, type WrappedKey, writeState } from './state';

/** A person's share, and what the PIN gave of it. */
export interface Opening {
  share: WrappedKey;
  privateKey: CryptoKey;
}

/**
 * The keys to people's records at rest. They are in memory while somebody is logged in, and in the store only as copies that
 * a PIN opens, one for each person. A data key that somebody makes is wrapped for everyone who ever logged in here, by
 * their public key. What that protects from: somebody who takes the disk and doesn't know a PIN; a PIN is short, and its
 * hash lies in `staff` too, so it holds as long as trying all PINs takes.
 */
export class Vault {
  readonly #db: TillDb;
  readonly #keys = signal<readonly DataKey[]>([]);

  constructor(db: TillDb) {
    this.#db = db;
  }

  /** The keys that the person who is logged in holds, the one in use first; empty while locked. For the workers. */
  get keys(): ReadonlySignal<readonly DataKey[]> {
    return this.#keys;
  }

  get isOpen(): boolean {
    return this.#keys.value.length > 0;
  }

  /** Derives what opens the person's share, while their PIN is still being checked; for {@link unlock}. Null: it doesn't. */
  async begin(staffId: string, secret: string): Promise<Opening | null> {
    const share = await readState(this.#db, `wrapped_key:${staffId}`);
    const privateKey = share === undefined ? null : await openShare(share, secret).catch(() => null);
    return share !== undefined && privateKey !== null ? { share, privateKey } : null;
  }

  /**
   * Opens the vault for a person whose PIN was found right. Somebody whom nobody could give the key in use begins a new
   * one: people's records are then pulled anew under it, and what waits sealed under another key waits for its holders.
   */
  async unlock(staffId: string, secret: string, begun?: Promise<Opening | null>): Promise<void> {
    const opening = (await begun) ?? null;
    let keys: readonly DataKey[] | null = null;
    while (keys === null) {
      keys = await this.#tryUnlock(staffId, secret, opening);
    }
    this.#keys.value = keys;
  }

  /** Null where another tab began a new key meanwhile. */
  async #tryUnlock(
    staffId: string,
    secret: string,
    opening: Opening | null,
  ): Promise<readonly DataKey[] | null> {
    const [inUse, shares] = await Promise.all([
      readState(this.#db, 'data_key_id'),
      readStatesBy(this.#db, 'wrapped_key:'),
    ]);
    const own = await openOrRenew(shares.get(staffId), secret, opening);
    const known = this.#keys.value.filter((key) => own.keys.every((mine) => mine.id !== key.id));
    const keys = [...own.keys, ...known];
    const current = keys.find((key) => key.id === inUse);
    const dataKey = current ?? (await newDataKey(newId()));
    const given = new Map([[staffId, await giveAll(own.share, known)]]);
    const former = own.isNew ? shares.get(staffId) : undefined;
    if (current === undefined) {
      for (const [holder, share] of new Map([...shares, ...given])) {
        given.set(holder, await give(share, dataKey));
      }
    }
    const isKept = current !== undefined && !own.isNew && known.length === 0;
    const isStored = isKept
      ? (await readState(this.#db, 'data_key_id')) === inUse
      : await this.#store(given, inUse, dataKey.id, former);
    return isStored ? [dataKey, ...keys.filter((key) => key.id !== dataKey.id)] : null;
  }

  /**
   * After a PIN was changed elsewhere: with the former one the keys come back that it opened, for who is logged in and for
   * good.
   *
   * @returns how many
   */
  async recover(staffId: string, formerSecret: string): Promise<number> {
    const share = await readState(this.#db, `wrapped_key:${staffId}`);
    if (share === undefined || !this.isOpen) {
      return 0;
    }
    const found: DataKey[] = [];
    for (const former of (await readStatesBy(this.#db, 'former_key:')).values()) {
      const privateKey = await openShare(former, formerSecret);
      found.push(...(privateKey === null ? [] : await take(former, privateKey)));
    }
    const held = new Set(this.#keys.value.map((key) => key.id));
    const missing = [...new Map(found.map((key) => [key.id, key])).values()].filter(
      (key) => !held.has(key.id),
    );
    await writeState(this.#db, `wrapped_key:${staffId}`, await giveAll(share, missing));
    this.#keys.value = [...this.#keys.value, ...missing];
    return missing.length;
  }

  /** Forgets the keys. */
  lock(): void {
    this.#keys.value = [];
  }

  /** @throws Error while locked */
  async seal(id: string, value: unknown): Promise<Sealed> {
    return seal(this.#current(), id, value);
  }

  /** @throws Error while locked */
  async sealRow(row: Row): Promise<SealedRow> {
    return sealRow(this.#current(), row);
  }

  /** Null where the person who is logged in hasn't got the key. */
  async unseal<T>(id: string, sealed: Sealed): Promise<T | null> {
    return unseal<T>(this.#keys.value, id, sealed);
  }

  /** Null where the person who is logged in hasn't got the key. */
  async unsealRow<R extends Row>(row: R | SealedRow): Promise<R | null> {
    return unsealRow(this.#keys.value, row);
  }

  #current(): DataKey {
    const [current] = this.#keys.value;
    if (current === undefined) {
      throw new Error('the vault is locked: somebody has to log in first');
    }
    return current;
  }

  async #store(
    shares: ReadonlyMap<string, WrappedKey>,
    inUse: string | undefined,
    dataKeyId: string,
    former: WrappedKey | undefined,
  ): Promise<boolean> {
    const db = this.#db;
    return db.transaction('rw', db.sync_state, async () => {
      if ((await readState(db, 'data_key_id')) !== inUse) {
        return false;
      }
      for (const [holder, share] of shares) {
        await writeState(db, `wrapped_key:${holder}`, share);
      }
      if (former !== undefined) {
        await writeState(db, `former_key:${newId()}`, former);
      }
      if (dataKeyId !== inUse) {
        await writeState(db, 'data_key_id', dataKeyId);
        await db.sync_state.where('key').anyOf('cursor:people', 'etag:people').delete();
        await db.sync_state.where('key').startsWith('resyncing:people').delete();
        await writeState(db, 'resyncing:people', true);
      }
      return true;
    });
  }
}

async function openOrRenew(
  share: WrappedKey | undefined,
  secret: string,
  opening: Opening | null,
): Promise<{ share: WrappedKey; keys: DataKey[]; isNew: boolean }> {
  const begun = share !== undefined && opening?.share.private_key === share.private_key ? opening : null;
  const privateKey = begun?.privateKey ?? (share === undefined ? null : await openShare(share, secret));
  if (share !== undefined && privateKey !== null) {
    return { share, keys: await take(share, privateKey), isNew: false };
  }
  const renewed = await newShare(secret);
  return { share: renewed.share, keys: [], isNew: true };
}

async function giveAll(share: WrappedKey, keys: readonly DataKey[]): Promise<WrappedKey> {
  let given = share;
  for (const key of keys) {
    given = await give(given, key);
  }
  return given;
}
