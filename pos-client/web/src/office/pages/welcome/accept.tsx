import { useState } from 'preact/hooks';
import { Refused } from '../../api';
import { entered } from '../../entrance';
import { PlainForm } from '../../form/plain-form';
import { useSubmit } from '../../form/use-submit';
import { texts } from '../../i18n';
import type welcome from '../../i18n/en/welcome';
import { words } from '../../problems';
import { session } from '../../session';
import { Button, Notice } from '../../ui';
import { useMethods } from './methods';
import { isComplete, NewPasswordFields, NO_PASSWORD } from './new-password';
import { ProviderButton } from './provider-button';

const t = texts<typeof welcome>();

function refusalWords(failure: unknown): string {
  const used = failure instanceof Refused && [401, 404, 409].includes(failure.status);
  return used ? t('welcome.usedUp') : words(failure);
}

interface Invitation {
  organization: string;
  invitation: string;
}

/** An account's first way in: a password, or the identity provider where there are no passwords. */
export function Accept(invited: Invitation) {
  if (useMethods()?.passwords !== false) {
    return <FirstPassword {...invited} />;
  }
  return (
    <div class="stack">
      <Notice>{t('welcome.onlyProvider')}</Notice>
      <ProviderButton kind="primary" />
    </div>
  );
}

/** The first password of an account; the invitation is good for one use. */
function FirstPassword({ organization, invitation }: Invitation) {
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
