import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { useLive } from '../store/live';
import type { Staff } from '../store/records';
import { type Approval, approve, mayOverride, people } from '../store/staff';
import { useApp } from './app-context';
import './approval.css';
import { Dialog } from './dialog';
import { EmptyState } from './feedback';
import { Field } from './field';
import { PersonButton, PersonFace, PersonName } from './person';
import { PinForm } from './pin-form';
import { words } from './refusal';

interface Request {
  /** what is to be allowed, in words */
  text: string;
  answer: (approval: Approval | null) => void;
}

const asked = signal<Request | null>(null);

/**
 * Asks a manager to allow with their own PIN what the till's limits don't (B-8, B-9); null when nobody does. What comes back
 * goes into the operation, so that it is known who allowed it and why.
 */
export function askApproval(text: string): Promise<Approval | null> {
  asked.value?.answer(null);
  return new Promise((answer) => {
    asked.value = { text, answer };
  });
}

/** Shows the request; once, in the shell. */
export function ApprovalHost() {
  const request = asked.value;
  if (!request) {
    return null;
  }
  const close = (approval: Approval | null) => {
    asked.value = null;
    request.answer(approval);
  };
  return (
    <Dialog title={t('override.title')} onClose={() => close(null)}>
      <ApprovalForm onAnswer={close} text={request.text} />
    </Dialog>
  );
}

function ApprovalForm({ text, onAnswer }: { text: string; onAnswer: (approval: Approval) => void }) {
  const { till } = useApp();
  const [chosen, setChosen] = useState<Staff | null>(null);
  const [reason, setReason] = useState(text);
  const managers = useLive(async () => (await people(till)).filter(mayOverride), ['staff', 'sync_state']);
  const manager = chosen ?? (managers?.length === 1 ? (managers[0] ?? null) : null);
  if (managers?.length === 0) {
    return <EmptyState icon="key" title={t('override.nobody')} />;
  }
  if (!manager) {
    return (
      <ul class="stack">
        <li>{text}</li>
        {managers?.map((person) => (
          <li key={person.id}>
            <PersonButton person={person} onClick={() => setChosen(person)} />
          </li>
        ))}
      </ul>
    );
  }
  const attempt = async (pin: string) => {
    try {
      onAnswer(await approve(till, manager.id, pin, reason));
      return null;
    } catch (error) {
      return words(error);
    }
  };
  return (
    <div class="approval">
      <div class="stack">
        <p>{text}</p>
        <div class="lock-chosen">
          <PersonFace name={manager.name} />
          <PersonName person={manager} />
        </div>
        <Field label={t('override.reason')} value={reason} onInput={setReason} maxLength={200} rows={3} />
      </div>
      <PinForm action={t('override.allow')} attempt={attempt} />
    </div>
  );
}
