import { useEffect, useState } from 'preact/hooks';
import { type Entrance, entered } from '../../entrance';
import { texts } from '../../i18n';
import type welcome from '../../i18n/en/welcome';
import { words } from '../../problems';
import { session } from '../../session';
import { Notice, Spinner } from '../../ui';
import { ToLogIn } from './accept';

const t = texts<typeof welcome>();

type FromProvider = Exclude<Entrance, { kind: 'invitation' }>;

/** Back from an identity provider: its code becomes a session, once. */
export function Redeem({ entrance }: { entrance: FromProvider }) {
  const [problem, setProblem] = useState(entrance.kind === 'refused' ? entrance.detail : null);
  useEffect(() => {
    if (entrance.kind !== 'code') {
      return;
    }
    session.redeem(entrance.code).then(
      () => {
        entered.value = null;
      },
      (failure) => setProblem(words(failure)),
    );
  }, [entrance]);
  if (problem === null) {
    return <Spinner label={t('welcome.entering')} />;
  }
  return (
    <div class="stack">
      <Notice tone="danger">{t('welcome.codeFailed', { detail: problem })}</Notice>
      <ToLogIn />
    </div>
  );
}
