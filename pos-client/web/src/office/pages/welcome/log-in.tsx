import { useState } from 'preact/hooks';
import { formatAge } from '../../../i18n';
import { Refused } from '../../api';
import { PlainForm } from '../../form/plain-form';
import { useSubmit } from '../../form/use-submit';
import { texts } from '../../i18n';
import type welcome from '../../i18n/en/welcome';
import { words } from '../../problems';
import { hint, type Person, session } from '../../session';
import { Button, Checkbox, Field, Notice, Spinner } from '../../ui';
import { useMethods } from './methods';
import { ProviderButton } from './provider-button';

const t = texts<typeof welcome>();
const MINUTE = 60_000;

/** Why the server let nobody in; it doesn't say which of the three was wrong. */
function refusalWords(failure: unknown): string {
  if (failure instanceof Refused && failure.status === 401) {
    return t('welcome.wrong');
  }
  if (failure instanceof Refused && failure.status === 429) {
    const until = new Date(Date.now() + (failure.retryAfterMs ?? MINUTE)).toISOString();
    return t('welcome.locked', { wait: formatAge(until) });
  }
  return words(failure);
}

/** The ways in that the server takes: a password, the company's identity provider, or both. */
export function LogIn() {
  const methods = useMethods();
  const [stay, setStay] = useState(false);
  const state = session.state.value;
  const last = state.phase === 'out' ? state.last : null;
  if (!methods) {
    return <Spinner />;
  }
  return (
    <div class="stack">
      {last && state.phase === 'out' && (
        <Notice>{t(state.why === 'idle' ? 'welcome.idle' : 'welcome.ended')}</Notice>
      )}
      {methods.passwords ? (
        <ByPassword last={last} stay={stay} onStay={setStay} />
      ) : (
        methods.oidc && <Stay stay={stay} onStay={setStay} />
      )}
      {methods.oidc && methods.passwords && <p class="door-or">{t('welcome.or')}</p>}
      {methods.oidc && <ProviderButton stay={stay} kind={methods.passwords ? 'secondary' : 'primary'} />}
      {!methods.oidc && !methods.passwords && <Notice tone="danger">{t('welcome.noWay')}</Notice>}
      {last && (
        <Button kind="quiet" wide onClick={() => session.forgetLast()}>
          {t('welcome.other')}
        </Button>
      )}
    </div>
  );
}

interface StayProps {
  stay: boolean;
  onStay: (stay: boolean) => void;
}

function Stay({ stay, onStay }: StayProps) {
  return <Checkbox label={t('welcome.stay')} hint={t('welcome.stayHint')} checked={stay} onChange={onStay} />;
}

/** Organization, e-mail and password; who was here before types the password alone. */
function ByPassword({ last, stay, onStay }: StayProps & { last: Person | null }) {
  const [typed, setTyped] = useState(() => begin(last));
  const { busy, tried, problem, submit } = useSubmit(refusalWords);
  const complete = Object.values(typed).every((value) => value.trim() !== '');
  const enter = async () => {
    const { organization, email, password } = typed;
    const credentials = { organization: organization.trim(), email: email.trim(), password };
    if (!(await submit(complete, () => session.logIn(credentials, stay)))) {
      setTyped(complete ? { ...typed, password: '' } : typed);
    }
  };
  return (
    <PlainForm problem={problem} onSubmit={() => void enter()}>
      <Credentials typed={typed} onChange={setTyped} tried={tried} known={last !== null} />
      <Stay stay={stay} onStay={onStay} />
      <Button type="submit" kind="primary" wide busy={busy}>
        {t('welcome.logIn')}
      </Button>
    </PlainForm>
  );
}

interface Typed {
  organization: string;
  email: string;
  password: string;
}

function begin(last: Person | null): Typed {
  const known = hint();
  return {
    organization: last?.organization.code ?? known?.organization ?? '',
    email: last?.email ?? known?.email ?? '',
    password: '',
  };
}

interface CredentialsProps {
  typed: Typed;
  onChange: (typed: Typed) => void;
  tried: boolean;
  /** whose pages are open signs in again: only the password is asked */
  known: boolean;
}

function Credentials({ typed, onChange, tried, known }: CredentialsProps) {
  const [first] = useState(() => (typed.organization && typed.email ? 'password' : 'organization'));
  const field = (name: keyof Typed) => ({
    label: t(`welcome.${name}`),
    value: typed[name],
    onInput: (value: string) => onChange({ ...typed, [name]: value }),
    error: tried && typed[name].trim() === '' ? t('welcome.needed', { field: t(`welcome.${name}`) }) : null,
    focused: first === name,
  });
  return (
    <>
      <Field
        {...field('organization')}
        hint={t('welcome.organizationHint')}
        autoComplete="organization"
        readOnly={known}
      />
      <Field {...field('email')} type="email" autoComplete="username" readOnly={known} />
      <Field {...field('password')} type="password" autoComplete="current-password" />
    </>
  );
}
