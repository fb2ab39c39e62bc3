import { useState } from 'preact/hooks';
import { Refused } from '../../api';
import { entered } from '../../entrance';
import { PlainForm } from '../../form/plain-form';
import { useSubmit } from '../../form/use-submit';
import { texts } from '../../i18n';
import type welcome from '../../i18n/en/welcome';
import { words } from '../../problems';
import { session } from '../../session';
import { Button } from '../../ui';
import { isComplete, NewPasswordFields, NO_PASSWORD } from './new-password';

const t = texts<typeof welcome>();

function refusalWords(failure: unknown): string {
  const used = failure instanceof Refused && [401, 404, 409].includes(failure.status);
  return used ? t('welcome.usedUp') : words(failure);
}

/** The first password of an account; the invitation is good for one use. */
export function Accept({ organization, invitation }: { organization: string; invitation: string }) {
  const [chosen, setChosen] = useState(NO_PASSWORD);
  const { busy, tried, problem, submit } = useSubmit(refusalWords);
  const begin = async () => {
    const accept = () => session.accept(organization, invitation, chosen.password);
    if (await submit(isComplete(chosen), accept)) {
      entered.value = null;
    }
  };
  return (
    <PlainForm problem={problem} onSubmit={() => void begin()}>
      <p>{t('welcome.invitedText', { organization })}</p>
      <NewPasswordFields value={chosen} onChange={setChosen} tried={tried} focused />
      <Button type="submit" kind="primary" wide busy={busy}>
        {t('welcome.begin')}
      </Button>
      <ToLogIn />
    </PlainForm>
  );
}

/** For who has an account already. */
export function ToLogIn() {
  const leave = () => {
    entered.value = null;
    void session.start();
  };
  return (
    <Button kind="quiet" wide onClick={leave}>
      {t('welcome.toLogIn')}
    </Button>
  );
}
