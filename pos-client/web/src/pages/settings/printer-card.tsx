import { useState } from 'preact/hooks';
import { formatDateTime, t } from '../../i18n';
import type { ReceiptDocument } from '../../receipt/document';
import { printReceipt } from '../../receipt/print';
import { surroundings } from '../../store/settings';
import { Button, Card, Notice, toast, useApp, words } from '../../ui';

/** How receipts get onto paper: by the browser's print window, or straight to a USB or serial printer. */
export function PrinterCard() {
  const { till } = useApp();
  const [busy, setBusy] = useState(false);
  const able = 'usb' in navigator || 'serial' in navigator;
  const sample = async (): Promise<ReceiptDocument> => {
    const { organization, deviceLabel } = await surroundings(till);
    return {
      reference: 'TEST',
      rtl: document.dir === 'rtl',
      lines: [
        { kind: 'title', text: organization?.name ?? t('app.name') },
        { kind: 'center', text: t('settings.testText') },
        { kind: 'rule' },
        { kind: 'row', label: t('settings.label'), value: deviceLabel ?? '–' },
        { kind: 'row', label: t('receipt.date'), value: formatDateTime(till.now().toISOString()) },
        { kind: 'barcode', text: 'TEST-1234' },
      ],
    };
  };
  const direct = async () => {
    setBusy(true);
    try {
      const { printDirectly } = await import('../../receipt/printer');
      await printDirectly(await sample());
      toast(t('settings.printed'), 'ok');
    } catch (error) {
      toast(words(error), 'danger');
    }
    setBusy(false);
  };
  return (
    <Card title={t('settings.printer')}>
      <p class="muted">{t('settings.printerText')}</p>
      {!able && <Notice>{t('settings.noPort')}</Notice>}
      <div class="row">
        <Button icon="print" onClick={() => void sample().then(printReceipt)}>
          {t('settings.testBrowser')}
        </Button>
        <Button icon="print" busy={busy} disabled={!able} onClick={() => void direct()}>
          {t('settings.testDirect')}
        </Button>
      </div>
    </Card>
  );
}
