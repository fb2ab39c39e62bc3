import { useState } from 'preact/hooks';
import { parseAmount, t } from '../../i18n';
import { openShift } from '../../till/shifts';
import { Button, Card, toast, useApp, words } from '../../ui';
import { AmountField } from '../orders/amount-field';
import { useBusy } from '../orders/use-busy';

/** Begins a shift with what is in the drawer. */
export function OpenForm() {
  const { till } = useApp();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { busy, once } = useBusy();
  const open = async () => {
    const float = parseAmount(typed);
    if (float === null || float < 0) {
      setProblem(t('tender.wrongAmount'));
      return;
    }
    try {
      await openShift(till, float);
      toast(t('shift.begun'), 'ok');
    } catch (error) {
      setProblem(words(error));
    }
  };
  return (
    <Card title={t('shift.open')}>
      <form
        class="shift-open"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          once(open);
        }}
      >
        <AmountField
          label={t('shift.float')}
          hint={t('shift.floatHint')}
          value={typed}
          onInput={(text) => {
            setTyped(text);
            setProblem(null);
          }}
          error={problem}
          focused
        />
        <Button kind="primary" type="submit" busy={busy} icon="drawer">
          {t('shift.open')}
        </Button>
      </form>
    </Card>
  );
}
