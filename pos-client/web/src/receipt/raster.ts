import { code128 } from './code128';
import type { ReceiptDocument, ReceiptLine } from './document';

/** Dots across 72 mm at 203 dpi; a multiple of 8. */
const WIDTH = 576;
const FONT = '"Segoe UI", "Noto Sans", "Noto Sans Arabic", Tahoma, sans-serif';
const STYLES = {
  title: { size: 34, weight: 700, step: 46 },
  center: { size: 24, weight: 400, step: 34 },
  text: { size: 24, weight: 400, step: 34 },
  small: { size: 20, weight: 400, step: 28 },
  row: { size: 24, weight: 400, step: 34 },
  strong: { size: 32, weight: 700, step: 44 },
  rule: { size: 0, weight: 400, step: 18 },
  barcode: { size: 0, weight: 400, step: 92 },
} as const;

export interface Drawing {
  context: CanvasRenderingContext2D;
  width: number;
  /** a multiple of 8, as printers want it */
  height: number;
}

/** Draws a receipt in dots of the printer: the browser shapes the letters and turns the lines round. */
export function drawReceipt(receipt: ReceiptDocument): Drawing {
  const steps = receipt.lines.map((line) => styleOf(line).step);
  const height = Math.ceil(steps.reduce((sum, step) => sum + step, 16) / 8) * 8;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) {
    throw new Error('this browser draws no pictures');
  }
  context.fillStyle = '#fff';
  context.fillRect(0, 0, WIDTH, height);
  context.fillStyle = '#000';
  context.textBaseline = 'top';
  let top = 8;
  for (const line of receipt.lines) {
    draw(context, line, top, receipt.rtl);
    top += styleOf(line).step;
  }
  return { context, width: WIDTH, height };
}

function styleOf(line: ReceiptLine) {
  return STYLES[line.kind === 'row' && line.strong ? 'strong' : line.kind];
}

function draw(context: CanvasRenderingContext2D, line: ReceiptLine, top: number, rtl: boolean): void {
  const { size, weight } = styleOf(line);
  context.font = `${weight} ${size}px ${FONT}`;
  switch (line.kind) {
    case 'rule':
      context.fillRect(0, top + 8, WIDTH, 2);
      break;
    case 'barcode':
      drawBars(context, line.text, top);
      break;
    case 'row':
      write(context, line.label, top, rtl ? 'right' : 'left');
      write(context, line.value, top, rtl ? 'left' : 'right');
      break;
    case 'title':
    case 'center':
      write(context, line.text, top, 'center');
      break;
    case 'text':
    case 'small':
      write(context, line.text, top, rtl ? 'right' : 'left');
      break;
  }
}

/** Each text runs in the direction of its own letters, wherever on the line it stands. */
function write(context: CanvasRenderingContext2D, text: string, top: number, align: CanvasTextAlign): void {
  context.direction = /[\u0590-\u08ff]/.test(text) ? 'rtl' : 'ltr';
  context.textAlign = align;
  context.fillText(text, align === 'left' ? 0 : align === 'right' ? WIDTH : WIDTH / 2, top, WIDTH);
}

function drawBars(context: CanvasRenderingContext2D, text: string, top: number): void {
  const widths = /^[ -~]+$/.test(text) ? code128(text) : [];
  const modules = widths.reduce((sum, width) => sum + width, 0);
  const dot = Math.floor(WIDTH / (modules + 20));
  let at = Math.floor((WIDTH - modules * dot) / 2);
  for (const [i, width] of widths.entries()) {
    if (i % 2 === 0 && dot > 0) {
      context.fillRect(at, top + 8, width * dot, 72);
    }
    at += width * dot;
  }
}
