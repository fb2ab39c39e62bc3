import { render } from 'preact';
import type { ReceiptDocument } from './document';
import { ReceiptView } from './receipt-view';

const PX_PER_MM = 96 / 25.4;
const PAPER_MM = 80;
/** What the cutter needs below the last line. */
const FEED_MM = 6;

/**
 * Prints by the browser, on a roll of 80 mm: `size: 80mm auto` is no valid page, so the receipt is measured and the page cut
 * to its length (S0-29). Answers when the print window is closed.
 */
export function printReceipt(receipt: ReceiptDocument): void {
  const place = document.createElement('div');
  place.className = 'print-place';
  document.body.append(place);
  render(<ReceiptView receipt={receipt} />, place);
  const height = Math.ceil(place.getBoundingClientRect().height / PX_PER_MM) + FEED_MM;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: ${PAPER_MM}mm ${height}mm; margin: 0 4mm; }`);
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, sheet];
  try {
    window.print();
  } finally {
    document.adoptedStyleSheets = before;
    render(null, place);
    place.remove();
  }
}
