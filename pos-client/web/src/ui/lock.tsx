import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { useLive } from '../store/live';
import type { Staff } from '../store/records';
import { isPinNeeded, logIn, people } from '../store/staff';
import type { Till } from '../store/till';
import { useApp } from './app-context';
import { Button } from './button';
import { EmptyState } from './feedback';
import { FirstLoad } from './first-load';
import { LanguageChoice } from './language-choice';
import './lock.css';
import { Logo } from './logo';
import { PersonButton, PersonFace, PersonName } from './person';
import { PinForm } from './pin-form';
import { words } from './refusal';
import { toast } from './toast';

const STAFF_TABLES = ['staff', 'pos_settings', 'sync_state'] as const;

/** Over everything while nobody is signed in: first who, then the PIN; no network is needed (S3-7, B-9). */
export function LockScreen() {
  const { till } = useApp();
  const [chosen, setChosen] = useState<Staff | null>(null);
  const staff = useLive(() => people(till), STAFF_TABLES);
  const pinNeeded = useLive(() => isPinNeeded(till), STAFF_TABLES) ?? true;
  const place = useLive(() => placeName(till), ['organizations', 'branches', 'sync_state']);
  const only = pinNeeded && staff?.length === 1 ? (staff[0] ?? null) : null;
  const person = chosen ?? only;
  const choose = (who: Staff) => (pinNeeded ? setChosen(who) : void attempt(till, who, '').then(report));
  return (
    <main class="lock">
      <header class="lock-head">
        <div class="lock-brand">
          <Logo />
          <span>
            {place?.organization ?? t('app.name')}
            <small>{place?.branch}</small>
          </span>
        </div>
        <LanguageChoice />
      </header>
      <div class="lock-body">
        <div class="lock-card">
          {person ? (
            <Pin person={person} onBack={only ? null : () => setChosen(null)} />
          ) : (
            staff && <People staff={staff} onChoose={choose} />
          )}
          <FirstLoad />
        </div>
      </div>
    </main>
  );
}

/** Signs in; what was wrong in words, or null. */
async function attempt(till: Till, person: Staff, pin: string): Promise<string | null> {
  try {
    await logIn(till, person.id, pin);
    return null;
  } catch (error) {
    return words(error);
  }
}

function report(problem: string | null): void {
  if (problem) {
    toast(problem, 'danger');
  }
}

async function placeName({ db }: Till) {
  const organization = await db.organizations.toCollection().first();
  const own = (await db.sync_state.get('branch_id'))?.value;
  const branch = typeof own === 'string' ? await db.branches.get(own) : undefined;
  return { organization: organization?.name, branch: branch?.name };
}

function People({ staff, onChoose }: { staff: readonly Staff[]; onChoose: (person: Staff) => void }) {
  if (staff.length === 0) {
    return <EmptyState icon="customers" title={t('lock.nobody')} text={t('lock.nobodyText')} />;
  }
  return (
    <>
      <h1>{t('lock.title')}</h1>
      <ul class="lock-people">
        {staff.map((person) => (
          <li key={person.id}>
            <PersonButton person={person} onClick={() => onChoose(person)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Pin({ person, onBack }: { person: Staff; onBack: (() => void) | null }) {
  const { till } = useApp();
  return (
    <>
      <h1 class="only-heard">{t('lock.hello', { name: person.name })}</h1>
      <div class="lock-chosen">
        <PersonFace name={person.name} />
        <PersonName person={person} />
      </div>
      <PinForm key={person.id} action={t('lock.enter')} attempt={(pin) => attempt(till, person, pin)}>
        {onBack && (
          <Button size="large" onClick={onBack}>
            {t('lock.other')}
          </Button>
        )}
      </PinForm>
    </>
  );
}
