const VERSION_AND_VARIANT = { version: 0x70, variant: 0x80 } as const;

/** A new UUIDv7 (STYLE 4.8): sorts by when it was made, so that records lie in the order in which they happened. */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint32(0, Math.floor(now / 0x10000));
  new DataView(bytes.buffer).setUint16(4, now % 0x10000);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | VERSION_AND_VARIANT.version;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | VERSION_AND_VARIANT.variant;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
