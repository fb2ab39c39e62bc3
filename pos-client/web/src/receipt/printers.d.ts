/** What these packages don't say of themselves. */
interface ReceiptPrinter {
  /** asks which device; needs a press of a person; says nothing where none was chosen */
  connect(): Promise<void>;
  print(data: Uint8Array): Promise<void>;
  addEventListener(event: 'connected' | 'disconnected', listener: (device?: PrinterDevice) => void): void;
}

interface PrinterDevice {
  language?: 'esc-pos' | 'star-prnt' | 'star-line' | null;
  columns?: number | null;
}

declare module '@point-of-sale/webusb-receipt-printer' {
  const WebUSBReceiptPrinter: new () => ReceiptPrinter;
  export default WebUSBReceiptPrinter;
}

declare module '@point-of-sale/webserial-receipt-printer' {
  const WebSerialReceiptPrinter: new (options?: { baudRate?: number }) => ReceiptPrinter;
  export default WebSerialReceiptPrinter;
}
