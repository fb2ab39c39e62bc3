import type { ComponentChildren } from 'preact';
import { LanguageChoice } from '../../../ui/language-choice';
import { Logo } from '../../../ui/logo';
import { entered } from '../../entrance';
import { texts } from '../../i18n';
import type welcome from '../../i18n/en/welcome';
import { Accept } from './accept';
import { LogIn } from './log-in';
import { Redeem } from './redeem';
import './welcome.css';

const t = texts<typeof welcome>();

/** The door: signing in, an invitation, or coming back from an identity provider. */
export default function Welcome() {
  const entrance = entered.value;
  if (entrance?.kind === 'invitation') {
    return (
      <Door title={t('welcome.invited')}>
        <Accept {...entrance} />
      </Door>
    );
  }
  return (
    <Door title={t('welcome.title')}>
      {entrance ? <Redeem key={entrance.kind} entrance={entrance} /> : <LogIn />}
    </Door>
  );
}

function Door({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <main class="door">
      <section class="door-card">
        <header class="door-head">
          <Logo size={36} />
          <h1>{title}</h1>
        </header>
        {children}
      </section>
      <LanguageChoice />
    </main>
  );
}
