import { useEffect, useState } from 'preact/hooks';
import { Refused } from '../../api';
import { type Entrance, entered } from '../../entrance';
import { tAny, texts } from '../../i18n';
import type welcome from '../../i18n/en/welcome';
import { reasonWords, words } from '../../problems';
import { go } from '../../routes';
import { session } from '../../session';
import { Notice, Spinner } from '../../ui';
import { ToLogIn } from './accept';
import { comeBack } from './journey';
import { ProviderButton } from './provider-button';

const t = texts<typeof welcome>();

type FromProvider = Exclude<Entrance, { kind: 'invitation' }>;

/** Why the gateway let nobody in, by the reason in the address. */
function refusedWords(reason: string): string {
  return tAny(`welcome.refused.${reason}`, reasonWords(reason));
}

/** Why the code became no session. */
function spentWords(failure: unknown): string {
  return failure instanceof Refused && failure.status === 401 ? t('welcome.codeSpent') : words(failure);
}

/** Back from an identity provider: its code becomes a session, once, and the page that was asked for opens. */
export function Redeem({ entrance }: { entrance: FromProvider }) {
  const [problem, setProblem] = useState(entrance.kind === 'refused' ? refusedWords(entrance.reason) : null);
  useEffect(() => {
    if (entrance.kind !== 'code') {
      return;
    }
    const { path, stay } = comeBack();
    session.redeem(entrance.code, stay).then(
      () => {
        entered.value = null;
        go(path, true);
      },
      (failure) => setProblem(spentWords(failure)),
    );
  }, [entrance]);
  if (problem === null) {
    return <Spinner label={t('welcome.entering')} />;
  }
  return (
    <div class="stack">
      <Notice tone="danger">{t('welcome.codeFailed', { detail: problem })}</Notice>
      <ProviderButton kind="primary" again />
      <ToLogIn />
    </div>
  );
}
