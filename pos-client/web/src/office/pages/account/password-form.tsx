import { useState } from 'preact/hooks';
import { api, Refused } from '../../api';
import { PlainForm } from '../../form/plain-form';
import { useSubmit } from '../../form/use-submit';
import { texts } from '../../i18n';
import type account from '../../i18n/en/account';
import { words } from '../../problems';
import { Button, Field, toast } from '../../ui';
import { isComplete, NewPasswordFields, NO_PASSWORD } from '../welcome/new-password';

const t = texts<typeof account>();

function refusalWords(failure: unknown): string {
  return failure instanceof Refused && failure.status === 401 ? t('account.wrong') : words(failure);
}

/** Asks for the current password too: a screen that somebody left open changes nothing. */
export function PasswordForm() {
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState(NO_PASSWORD);
  const { busy, tried, problem, submit } = useSubmit(refusalWords);
  const save = async () => {
    const body = { current_password: current, new_password: chosen.password };
    const send = () => api.post('/auth/password', body, { ownCredential: true });
    if (await submit(current !== '' && isComplete(chosen), send)) {
      toast(t('account.changed'), 'ok');
      setCurrent('');
      setChosen(NO_PASSWORD);
    }
  };
  return (
    <PlainForm problem={problem} onSubmit={() => void save()}>
      <Field
        label={t('account.current')}
        type="password"
        value={current}
        onInput={setCurrent}
        error={tried && current === '' ? t('account.needed') : null}
        autoComplete="current-password"
      />
      <NewPasswordFields value={chosen} onChange={setChosen} tried={tried} />
      <div class="row">
        <Button type="submit" kind="primary" busy={busy}>
          {t('account.change')}
        </Button>
      </div>
    </PlainForm>
  );
}
