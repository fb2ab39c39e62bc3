import { code128 } from './code128';
import type { ReceiptDocument, ReceiptLine } from './document';
import './receipt.css';

/** A receipt as it is printed: 72 mm of text on paper of 80 mm. */
export function ReceiptView({ receipt }: { receipt: ReceiptDocument }) {
  return (
    <article class="receipt" dir={receipt.rtl ? 'rtl' : 'ltr'}>
      {receipt.lines.map((line, at) => (
        <Line key={at} line={line} />
      ))}
    </article>
  );
}

function Line({ line }: { line: ReceiptLine }) {
  switch (line.kind) {
    case 'rule':
      return <hr />;
    case 'barcode':
      return <Barcode text={line.text} />;
    case 'row':
      return (
        <p class={line.strong ? 'receipt-row receipt-strong' : 'receipt-row'}>
          <span>{line.label}</span>
          <bdi>{line.value}</bdi>
        </p>
      );
    default:
      return (
        <p class={`receipt-${line.kind}`}>
          <bdi>{line.text}</bdi>
        </p>
      );
  }
}

/** The receipt's number, to be scanned at a return. */
function Barcode({ text }: { text: string }) {
  const bars = barsOf(text);
  if (!bars) {
    return null;
  }
  return (
    <svg
      class="receipt-barcode"
      viewBox={`0 0 ${bars.width} 40`}
      preserveAspectRatio="none"
      role="img"
      aria-label={text}
    >
      <path d={bars.path} />
    </svg>
  );
}

function barsOf(text: string): { path: string; width: number } | null {
  if (!/^[ -~]+$/.test(text)) {
    return null;
  }
  let at = 10;
  let path = '';
  for (const [i, width] of code128(text).entries()) {
    path += i % 2 === 0 ? `M${at} 0h${width}v40h-${width}z` : '';
    at += width;
  }
  return { path, width: at + 10 };
}
