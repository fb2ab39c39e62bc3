import { t } from '../i18n';
import type { ReceiptDocument } from './document';
import { encodeReceipt } from './escpos';

interface Connected {
  printer: ReceiptPrinter;
  device: PrinterDevice;
}

const ANSWER_MS = 1500;
let connected: Connected | null = null;

/**
 * Prints without a print window, on a receipt printer at a USB or serial port. The first time the browser asks which.
 * @throws Error in words, where the browser can't or nobody chose a printer
 */
export async function printDirectly(receipt: ReceiptDocument): Promise<void> {
  connected ??= await connect();
  await connected.printer.print(encodeReceipt(receipt, connected.device.language ?? 'esc-pos'));
}

async function connect(): Promise<Connected> {
  const printer = await newPrinter();
  const answer = new Promise<PrinterDevice>((resolve) => {
    printer.addEventListener('connected', (device) => resolve(device ?? {}));
  });
  printer.addEventListener('disconnected', () => {
    connected = null;
  });
  await printer.connect();
  const device = await Promise.race([answer, soon()]);
  if (!device) {
    throw new Error(t('receipt.noPrinter'));
  }
  return { printer, device };
}

/** Where USB belongs to a driver, as on Windows, the printer is reached as a serial port. */
async function newPrinter(): Promise<ReceiptPrinter> {
  const isWindows = navigator.userAgent.includes('Windows');
  if ('usb' in navigator && !(isWindows && 'serial' in navigator)) {
    const { default: UsbPrinter } = await import('@point-of-sale/webusb-receipt-printer');
    return new UsbPrinter();
  }
  if ('serial' in navigator) {
    const { default: SerialPrinter } = await import('@point-of-sale/webserial-receipt-printer');
    return new SerialPrinter();
  }
  throw new Error(t('receipt.noPort'));
}

/** `connect()` has answered: who was chosen says so in the next moments, or nobody was. */
function soon(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ANSWER_MS));
}
