import Dexie from 'dexie';

/**
 * Writes of the transaction that is running, straight to the browser: nothing waits for their answers, and the commit is asked
 * for together with the last of them, so a sale is one way to the store and back shorter. What can't be written throws at once
 * or undoes the whole transaction, also when the commit was asked for already.
 */
export class RawWrites {
  readonly #transaction: IDBTransaction;

  /** Inside a `rw` transaction over the stores that are written. */
  constructor() {
    const running = Dexie.currentTransaction;
    if (running === null) {
      throw new Error('there is no transaction to write in');
    }
    this.#transaction = running.idbtrans;
  }

  /** Writes a row that must not be there yet. */
  add(store: string, row: object): void {
    this.#mustSucceed(this.#transaction.objectStore(store).add(row));
  }

  /** Writes a row, whether it is there or not. */
  put(store: string, row: object): void {
    this.#mustSucceed(this.#transaction.objectStore(store).put(row));
  }

  delete(store: string, key: string): void {
    this.#mustSucceed(this.#transaction.objectStore(store).delete(key));
  }

  /** Ends the transaction: nothing can be asked in it any more. */
  commit(): void {
    this.#transaction.commit();
  }

  /** Dexie would take an error for handled, and let the rest be committed; the browser by itself doesn't. */
  #mustSucceed(request: IDBRequest): void {
    request.onerror = (event) => event.stopPropagation();
  }
}
