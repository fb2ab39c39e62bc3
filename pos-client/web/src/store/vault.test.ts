import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { isSealed } from './sealing';
import { readState, readStatesBy, writeState } from './state';
import { otherTab, testTill } from './till.test-support';

const ROW = { id: 'c-1', version: 4, name: 'Rosa', phone: '+49 30 1234', _sync_status: 'synced' as const };

describe('the vault', () => {
  it('opens again with the same PIN, and with no other', async () => {
    const till = await testTill();
    await till.vault.unlock('ada', '1234');
    const sealed = await till.vault.seal('c-1', { name: 'Rosa' });
    till.vault.lock();
    expect(till.vault.isOpen).toBe(false);
    expect(await till.vault.unseal('c-1', sealed)).toBeNull();

    await till.vault.unlock('ada', '1234');
    expect(await till.vault.unseal('c-1', sealed)).toEqual({ name: 'Rosa' });

    till.vault.lock();
    await till.vault.unlock('ada', '9999');
    expect(await till.vault.unseal('c-1', sealed)).toBeNull();
  });

  it('keeps no key in the store but wrapped ones', async () => {
    const till = await testTill();
    await till.vault.unlock('ada', '1234');
    const [key] = till.vault.keys.value;
    const raw = key && new Uint8Array(await crypto.subtle.exportKey('raw', key.key));
    const stored = JSON.stringify(await till.db.sync_state.toArray());
    expect(raw).toHaveLength(32);
    expect(stored).not.toContain(btoa(String.fromCharCode(...(raw ?? []))));
    expect(stored).not.toContain('1234');
  });

  it('hands its key to a colleague who logs in while it is open', async () => {
    const till = await testTill();
    await till.vault.unlock('ada', '1234');
    const sealed = await till.vault.seal('c-1', 'secret');
    await writeState(till.db, 'cursor:people', 'at-7');
    await till.vault.unlock('bob', '5678');
    till.vault.lock();
    await till.vault.unlock('bob', '5678');

    expect(await till.vault.unseal('c-1', sealed)).toBe('secret');
    expect(await readState(till.db, 'cursor:people')).toBe('at-7');
  });

  it('begins a new key for somebody whom nobody let in, which colleagues get without being there', async () => {
    const till = await testTill();
    await till.vault.unlock('ada', '1234');
    const ofAda = await till.vault.seal('c-1', 'by ada');
    till.vault.lock();
    await writeState(till.db, 'cursor:people', 'at-7');
    await till.vault.unlock('bob', '5678');
    const ofBob = await till.vault.seal('c-1', 'by bob');

    expect(ofBob.key_id).not.toBe(ofAda.key_id);
    expect(await till.vault.unseal('c-1', ofAda)).toBeNull();
    expect(await readState(till.db, 'cursor:people')).toBeUndefined();

    till.vault.lock();
    await writeState(till.db, 'cursor:people', 'at-9');
    await till.vault.unlock('ada', '1234');
    expect(await till.vault.unseal('c-1', ofAda)).toBe('by ada');
    expect(await till.vault.unseal('c-1', ofBob)).toBe('by bob');
    expect((await till.vault.seal('c-2', 1)).key_id).toBe(ofBob.key_id);
    expect(await readState(till.db, 'cursor:people')).toBe('at-9');
  });

  it('gives back, for the former PIN, what it opened', async () => {
    const till = await testTill();
    await till.vault.unlock('ada', '1234');
    const sealed = await till.vault.seal('c-1', 'before');
    till.vault.lock();
    await till.vault.unlock('ada', '2222');
    expect(await till.vault.unseal('c-1', sealed)).toBeNull();
    expect(await till.vault.recover('ada', '9999')).toBe(0);
    expect(await till.vault.recover('ada', '1234')).toBe(1);
    expect(await till.vault.unseal('c-1', sealed)).toBe('before');
    till.vault.lock();
    await till.vault.unlock('ada', '2222');
    expect(await till.vault.unseal('c-1', sealed)).toBe('before');
    expect(await till.vault.recover('ada', '1234')).toBe(0);
  });

  it('agrees on one key where two tabs open it at once', async () => {
    const till = await testTill();
    const tab = otherTab(till);
    await Promise.all([till.vault.unlock('ada', '1234'), tab.vault.unlock('bob', '5678')]);
    const sealed = await till.vault.seal('c-1', 'both');
    const current = await readState(till.db, 'data_key_id');
    expect((await readStatesBy(till.db, 'wrapped_key:')).size).toBe(2);

    tab.vault.lock();
    await tab.vault.unlock('bob', '5678');
    const shared = await tab.vault.seal('c-1', 'now');
    expect(shared.key_id).toBe(await readState(till.db, 'data_key_id'));
    till.vault.lock();
    await till.vault.unlock('ada', '1234');
    expect(await till.vault.unseal('c-1', sealed)).toBe('both');
    expect(await till.vault.unseal('c-1', shared)).toBe('now');
    expect(current).toBeDefined();
  });

  it('seals all of a row but what the sync needs, under its id', async () => {
    const till = await testTill();
    await till.vault.unlock('ada', '1234');
    const row = await till.vault.sealRow(ROW);
    const { _sealed, ...plain } = row;

    expect(isSealed(row)).toBe(true);
    expect(plain).toEqual({ id: 'c-1', version: 4, _sync_status: 'synced' });
    expect(await till.vault.unsealRow(row)).toEqual(ROW);
    await expect(till.vault.unsealRow({ ...row, id: 'c-2' })).rejects.toThrow();
  });
});
