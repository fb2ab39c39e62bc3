import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/feedback';
import { t } from '../i18n';
import type { AnyRecord } from '../lookup';
import { remember } from '../lookup';
import { type Change, change, newRecordId, type Outcome } from '../operations';
import { perform } from '../perform';
import { outcomeWords, words } from '../problems';
import { can, whyNot } from '../rights';
import { fieldOf, same, type Values } from './changes';
import { Form } from './form';
import './form.css';
import { useDirtyGuard } from './guard';

export interface RecordFormOptions {
  /** `<table>.upsert`, or another verb of a creation */
  type: string;
  /** null for a new one */
  record: AnyRecord | null;
  /** what a new one begins with */
  initial?: Values;
  /** said when it is saved: "Product saved" */
  done: string;
  /** the id of a new one, where it isn't just any */
  newId?: string;
  /** the payload as it goes out, where it isn't simply the changed fields */
  payload?: (changed: Record<string, unknown>, values: Values) => Record<string, unknown>;
  /** after it was saved; the id is that of the record, new ones too */
  onSaved?: (id: string, outcome: Outcome) => void;
}

export interface RecordFormState {
  form: Form;
  /** what went wrong with the whole, in words */
  problem: string | null;
  /** why the person can't change it; null where they can */
  barred: string | null;
  busy: boolean;
  /** while somebody else's change waits behind what is typed: shows it in place of that */
  takeNewest: (() => void) | null;
  save: () => Promise<boolean>;
}

/**
 * A form about one record, saved as one operation of the changed fields with the version that was seen. While something is
 * typed the record may change underneath: the server merges by fields or makes a conflict, and the person is told.
 */
export function useRecordForm(options: RecordFormOptions): RecordFormState {
  const { record, type } = options;
  const form = useMemo(() => new Form(record, options.initial), [record?.id ?? 'new', type]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [id] = useState(() => options.newId ?? newRecordId());
  const tried = useRef<Change | null>(null);
  useEffect(() => {
    if (record && !form.dirty.peek()) {
      form.replace(record);
    }
  }, [record?.version, form]);
  useDirtyGuard(form.dirty.value && !busy);
  const save = async () => {
    if (busy || !form.check()) {
      focusFirstError();
      return false;
    }
    setBusy(true);
    setProblem(null);
    try {
      const next = again(tried.current, build(options, form, record?.id ?? id));
      tried.current = next;
      const outcome = await perform(next, {
        done: options.done,
        before: form.base ?? undefined,
        quiet: true,
      });
      tried.current = null;
      const failed = outcome ? settle(options, form, next, outcome) : null;
      setProblem(failed);
      return outcome !== null && outcome.status !== 'rejected';
    } catch (failure) {
      setProblem(words(failure));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const overtaken = record !== null && form.dirty.value && versionOf(record) > versionOf(form.base);
  const takeNewest = overtaken ? () => form.replace(record) : null;
  return { form, problem, barred: can(type) ? null : whyNot(type), busy, takeNewest, save };
}

/** Takes over what was saved, or tells the field what is wrong with it; answers what is wrong with the whole. */
function settle(options: RecordFormOptions, form: Form, sent: Change, outcome: Outcome): string | null {
  if (outcome.status !== 'rejected') {
    accept(form, options.type, sent, outcome);
    options.onSaved?.(sent.id, outcome);
    return null;
  }
  const field = fieldOf(outcome.message, form.names);
  if (field) {
    form.refuse(field, outcome.message);
    return null;
  }
  return outcomeWords(outcome);
}

/** The version is the one that the person saw when they began to type, not what came since. */
function build({ type, payload }: RecordFormOptions, form: Form, id: string): Change {
  const changed = { ...form.changes.peek() };
  const sent = payload ? payload(changed, form.values) : changed;
  return change(type, id, sent, versionOf(form.base) || null);
}

/** 0 for a record that isn't there yet, or whose version isn't known yet. */
function versionOf(record: Values | null): number {
  return typeof record?.version === 'number' ? record.version : 0;
}

/** The change that may have arrived already, if it says the same: it must not have a second effect. */
function again(before: Change | null, next: Change): Change {
  const isSame =
    before?.id === next.id && before.base_version === next.base_version && same(before.payload, next.payload);
  return isSame && before ? before : next;
}

function accept(form: Form, type: string, { id }: Change, outcome: Outcome): void {
  const version = (outcome.status === 'applied' && outcome.receipt.version) || undefined;
  const values = { ...form.values, id, version };
  form.replace(values);
  if (version) {
    remember(type.split('.')[0] ?? '', values);
  }
}

function focusFirstError(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.form [aria-invalid="true"]')?.focus());
}

export interface RecordFormProps {
  state: RecordFormState;
  children: ComponentChildren;
  /** on the button; "Save" where it isn't told */
  saveLabel?: string;
  /** beside the button: delete, void */
  actions?: ComponentChildren;
}

/** The fields of a record and, always in sight below them, Save and Discard. */
export function RecordForm({ state, children, saveLabel, actions }: RecordFormProps) {
  const { form, problem, barred, busy, takeNewest, save } = state;
  const dirty = form.dirty.value;
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {barred && <Notice>{barred}</Notice>}
      {problem && <Notice tone="danger">{problem}</Notice>}
      {takeNewest && (
        <Notice tone="warn" action={<Button onClick={takeNewest}>{t('form.showNewest')}</Button>}>
          {t('form.overtaken')}
        </Notice>
      )}
      <fieldset class="form-body" disabled={barred !== null}>
        {children}
      </fieldset>
      {!barred && (
        <footer class="form-foot">
          {actions}
          <span class="grow" />
          <Button disabled={!dirty || busy} onClick={() => form.reset()}>
            {t('form.discard')}
          </Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!dirty}>
            {saveLabel ?? t('form.save')}
          </Button>
        </footer>
      )}
    </form>
  );
}

/** Fields that belong together, in columns where there is room. */
export function FormGroup({ title, children }: { title?: string; children: ComponentChildren }) {
  return (
    <section class="form-group">
      {title && <h2>{title}</h2>}
      <div class="form-grid">{children}</div>
    </section>
  );
}
