import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { ReceiptDocument, ReceiptLine } from './document';
import { isLatin } from './latin';
import { drawReceipt } from './raster';

/** Characters on a line of 80 mm paper in the printer's own font. */
const COLUMNS = 48;
/** Rows of dots in one command: what small printers have room for. */
const BAND = 240;

type Encoder = ReceiptPrinterEncoder;
type Language = 'esc-pos' | 'star-prnt' | 'star-line';

/** The bytes for a printer: as text where its fonts have every letter, else as a picture, because it shapes no Arabic. */
export function encodeReceipt(receipt: ReceiptDocument, language: Language = 'esc-pos'): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({ language, columns: COLUMNS, imageMode: 'raster' });
  encoder.initialize();
  if (isLatin(receipt)) {
    encoder.codepage('auto');
    for (const line of receipt.lines) {
      writeLine(encoder, line);
    }
  } else {
    writePicture(encoder, receipt);
  }
  return encoder.newline(4).cut().encode();
}

function writeLine(encoder: Encoder, line: ReceiptLine): void {
  switch (line.kind) {
    case 'rule':
      encoder.rule({ style: 'single' });
      break;
    case 'barcode':
      encoder.align('center').barcode(line.text, 'code128', { height: 60, text: false }).align('left');
      break;
    case 'row':
      writeRow(encoder, line.label, line.value, line.strong === true);
      break;
    case 'title':
      encoder.align('center').bold(true).line(line.text).bold(false).align('left');
      break;
    case 'center':
      encoder.align('center').line(line.text).align('left');
      break;
    case 'small':
    case 'text':
      encoder.line(line.kind === 'small' ? `  ${line.text}` : line.text);
      break;
  }
}

function writeRow(encoder: Encoder, label: string, value: string, strong: boolean): void {
  const plain = value.replace(/[\u00a0\u202f]/g, ' ');
  const width = Math.min(plain.length + 1, COLUMNS - 12);
  encoder.bold(strong).table(
    [
      { width: COLUMNS - width, align: 'left' },
      { width, align: 'right' },
    ],
    [[label, plain]],
  );
  encoder.bold(false);
}

function writePicture(encoder: Encoder, receipt: ReceiptDocument): void {
  const { context, width, height } = drawReceipt(receipt);
  for (let from = 0; from < height; from += BAND) {
    const band = context.getImageData(0, from, width, Math.min(BAND, height - from));
    encoder.image(band, width, band.height, 'threshold', 160);
  }
}
