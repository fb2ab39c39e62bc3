import { fromBase64, random, toBase64, utf8 } from './bytes';

const ALGORITHM = 'pbkdf2-sha256';
const ITERATIONS = 120_000;
const MAX_ITERATIONS = 2_000_000;
const HASH_BITS = 256;
const SALT_BYTES = 16;

/** A PIN as it travels (S3-7, S3-12): `pbkdf2-sha256$ITERATIONS$SALT$HASH`, salt and hash in Base64. */
export async function hashPin(pin: string): Promise<string> {
  const salt = random(SALT_BYTES);
  return [ALGORITHM, ITERATIONS, toBase64(salt), toBase64(await derive(pin, salt, ITERATIONS))].join('$');
}

/** Whether this is the PIN; false for a hash that is none of ours. */
export async function pinMatches(pin: string, hash: string): Promise<boolean> {
  const [algorithm, rounds = '', salt = '', expected = '', ...rest] = hash.split('$');
  const iterations = Number(rounds);
  if (algorithm !== ALGORITHM || rest.length > 0 || salt === '') {
    return false;
  }
  if (!Number.isInteger(iterations) || iterations < 1 || iterations > MAX_ITERATIONS) {
    return false;
  }
  try {
    return equal(await derive(pin, fromBase64(salt), iterations), fromBase64(expected));
  } catch (error) {
    if (error instanceof DOMException) {
      return false;
    }
    throw error;
  }
}

async function derive(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const material = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    HASH_BITS,
  );
  return new Uint8Array(bits);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.reduce((different, byte, i) => different | (byte ^ (b[i] ?? 0)), 0) === 0;
}
