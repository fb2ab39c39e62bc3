import { signal } from '@preact/signals';
import { t } from '../i18n';
import { Button } from './button';
import { Dialog } from './dialog';

export interface Question {
  title: string;
  text: string;
  /** what the button says: the deed, not "OK" */
  confirm: string;
  danger?: boolean;
}

const asked = signal<(Question & { answer: (yes: boolean) => void }) | null>(null);

/** Asks before what can't be taken back; false when the person thought better of it. */
export function confirm(question: Question): Promise<boolean> {
  asked.value?.answer(false);
  return new Promise((answer) => {
    asked.value = { ...question, answer };
  });
}

/** Shows the questions; once, in the shell. */
export function ConfirmHost() {
  const question = asked.value;
  if (!question) {
    return null;
  }
  const answer = (yes: boolean) => {
    asked.value = null;
    question.answer(yes);
  };
  return (
    <Dialog
      title={question.title}
      width="small"
      onClose={() => answer(false)}
      onSubmit={() => answer(true)}
      actions={
        <>
          <Button onClick={() => answer(false)}>{t('action.cancel')}</Button>
          <Button kind={question.danger ? 'danger' : 'primary'} type="submit" focused>
            {question.confirm}
          </Button>
        </>
      }
    >
      <p>{question.text}</p>
    </Dialog>
  );
}
