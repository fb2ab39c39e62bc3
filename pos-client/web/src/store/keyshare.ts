import { fromBase64, random, toBase64, utf8 } from './bytes';
import type { DataKey } from './sealing';
import type { WrappedKey } from './state';

const ITERATIONS = 120_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const AES = { name: 'AES-GCM', length: 256 } as const;

/** A fresh data key; it can be exported, because every colleague gets a wrapped copy. */
export async function newDataKey(id: string): Promise<DataKey> {
  return { id, key: await crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']) };
}

/** A new pair of keys for a person, the private one locked by their PIN. Holds no data key yet. */
export async function newShare(secret: string): Promise<{ share: WrappedKey; privateKey: CryptoKey }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const salt = random(SALT_BYTES);
  const iv = random(IV_BYTES);
  const lock = await derive(secret, salt, ITERATIONS);
  const exported = await crypto.subtle.exportKey('pkcs8', pair.privateKey);
  const share: WrappedKey = {
    salt: toBase64(salt),
    iterations: ITERATIONS,
    iv: toBase64(iv),
    private_key: toBase64(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, lock, exported)),
    public_key: toBase64(await crypto.subtle.exportKey('raw', pair.publicKey)),
    keys: {},
  };
  return { share, privateKey: pair.privateKey };
}

/** The person's private key, or null where this isn't the PIN that locked it. */
export async function openShare(share: WrappedKey, secret: string): Promise<CryptoKey | null> {
  const lock = await derive(secret, fromBase64(share.salt), share.iterations);
  try {
    const exported = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64(share.iv) },
      lock,
      fromBase64(share.private_key),
    );
    return await crypto.subtle.importKey('pkcs8', exported, CURVE, false, ['deriveBits']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') {
      return null;
    }
    throw error;
  }
}

/** The share with this data key in it, wrapped for its owner, who need not be there. */
export async function give(share: WrappedKey, dataKey: DataKey): Promise<WrappedKey> {
  const owner = await crypto.subtle.importKey('raw', fromBase64(share.public_key), CURVE, false, []);
  const ephemeral = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const iv = random(IV_BYTES);
  const wrapping = await agree(ephemeral.privateKey, owner, dataKey.id);
  const raw = await crypto.subtle.exportKey('raw', dataKey.key);
  const wrapped = {
    ephemeral: toBase64(await crypto.subtle.exportKey('raw', ephemeral.publicKey)),
    iv: toBase64(iv),
    data: toBase64(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, raw)),
  };
  return { ...share, keys: { ...share.keys, [dataKey.id]: wrapped } };
}

/** The data keys in the share. */
export async function take(share: WrappedKey, privateKey: CryptoKey): Promise<DataKey[]> {
  return Promise.all(
    Object.entries(share.keys).map(async ([id, wrapped]) => {
      const ephemeral = await crypto.subtle.importKey('raw', fromBase64(wrapped.ephemeral), CURVE, false, []);
      const wrapping = await agree(privateKey, ephemeral, id);
      const raw = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: fromBase64(wrapped.iv) },
        wrapping,
        fromBase64(wrapped.data),
      );
      return { id, key: await crypto.subtle.importKey('raw', raw, AES, true, ['encrypt', 'decrypt']) };
    }),
  );
}

async function derive(secret: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8(secret), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    AES,
    false,
    ['encrypt', 'decrypt'],
  );
}

async function agree(privateKey: CryptoKey, publicKey: CryptoKey, keyId: string): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(keyId) },
    material,
    AES,
    false,
    ['encrypt', 'decrypt'],
  );
}
