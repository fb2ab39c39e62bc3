import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from '../../i18n';
import type { Order, Return } from '../../store/records';
import { Page, useApp } from '../../ui';
import { FindSale } from './find-sale';
import { ReturnDone } from './return-done';
import { ReturnForm } from './return-form';
import './returns.css';
import { UnseenForm } from './unseen-form';

type Step =
  | { kind: 'find' }
  | { kind: 'lines'; order: Order }
  | { kind: 'unseen'; reference: string }
  | { kind: 'done'; made: Return };

/** Goods that come back (B-7): find the sale, choose what of it, give the money. */
export default function ReturnsPage() {
  const { till } = useApp();
  const asked = useLocation().query.sale;
  const [step, setStep] = useState<Step>({ kind: 'find' });
  useEffect(() => {
    if (asked) {
      void till.db.orders.get(asked).then((order) => order && setStep({ kind: 'lines', order }));
    }
  }, [asked]);
  const again = () => setStep({ kind: 'find' });
  return (
    <Page title={title(step)} onBack={step.kind === 'lines' || step.kind === 'unseen' ? again : undefined}>
      {step.kind === 'find' && (
        <FindSale
          onFound={(order) => setStep({ kind: 'lines', order })}
          onUnseen={(reference) => setStep({ kind: 'unseen', reference })}
        />
      )}
      {step.kind === 'lines' && (
        <ReturnForm order={step.order} onDone={(made) => setStep({ kind: 'done', made })} />
      )}
      {step.kind === 'unseen' && (
        <UnseenForm reference={step.reference} onDone={(made) => setStep({ kind: 'done', made })} />
      )}
      {step.kind === 'done' && <ReturnDone made={step.made} onAgain={again} />}
    </Page>
  );
}

function title(step: Step): string {
  switch (step.kind) {
    case 'lines':
      return t('returns.of', { reference: step.order.offline_reference ?? step.order.id });
    case 'unseen':
      return t('returns.unseen');
    default:
      return t('nav.returns');
  }
}
