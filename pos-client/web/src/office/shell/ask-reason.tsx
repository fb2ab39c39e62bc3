import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { t } from '../i18n';

export interface ReasonQuestion {
  title: string;
  text?: string;
  /** what the button says: the deed, not "OK" */
  confirm: string;
  danger?: boolean;
}

const asked = signal<(ReasonQuestion & { answer: (reason: string | null) => void }) | null>(null);

/** Asks why, before something that is written down with its reason; null when the person thought better of it. */
export function askReason(question: ReasonQuestion): Promise<string | null> {
  asked.value?.answer(null);
  return new Promise((answer) => {
    asked.value = { ...question, answer };
  });
}

/** Shows the question; once, in the shell. */
export function ReasonHost() {
  const question = asked.value;
  return question && <ReasonDialog key={question.title} question={question} />;
}

function ReasonDialog({ question }: { question: NonNullable<typeof asked.value> }) {
  const [reason, setReason] = useState('');
  const [missed, setMissed] = useState(false);
  const answer = (given: string | null) => {
    asked.value = null;
    question.answer(given);
  };
  const done = () => (reason.trim() === '' ? setMissed(true) : answer(reason.trim()));
  return (
    <Dialog
      title={question.title}
      width="small"
      onClose={() => answer(null)}
      onSubmit={done}
      actions={
        <>
          <Button onClick={() => answer(null)}>{t('do.cancel')}</Button>
          <Button kind={question.danger ? 'danger' : 'primary'} type="submit">
            {question.confirm}
          </Button>
        </>
      }
    >
      {question.text && <p>{question.text}</p>}
      <Field
        label={t('ask.reason')}
        value={reason}
        onInput={setReason}
        error={missed && reason.trim() === '' ? t('ask.reasonMissing') : null}
        rows={2}
        maxLength={255}
        focused
      />
    </Dialog>
  );
}
