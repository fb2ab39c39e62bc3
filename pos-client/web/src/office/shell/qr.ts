import { encode } from 'uqr';

/** A QR code as one path of squares, in a box of `size` by `size` with the quiet zone of four that readers need. */
export interface QrPath {
  size: number;
  path: string;
}

const QUIET = 4;

/** @param text at most some hundred characters: a link */
export function qrPath(text: string): QrPath {
  const { data } = encode(text, { ecc: 'M', border: 0 });
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')));
  return { size: data.length + 2 * QUIET, path: rows.flat().join('') };
}
