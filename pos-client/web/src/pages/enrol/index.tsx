import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { enrol } from '../../store/enrol';
import { asLabel, type EnrolmentLink, isLabel, readLink } from '../../store/enrolmentLink';
import { readState } from '../../store/state';
import { dayOf } from '../../till/day';
import { Button, Field, LanguageChoice, Notice, useApp, useNavigate, words } from '../../ui';
import { enrolmentLink } from '../../ui/enrolment';
import { Logo } from '../../ui/logo';
import { SampleNumber } from './sample-number';
import './enrol.css';

/** Makes this browser a till (B-17): by a link, or by pasting the key that the back office showed once. */
export default function EnrolPage() {
  const link = enrolmentLink.value;
  return (
    <div class="enrol">
      <header class="enrol-head">
        <Logo />
        <span class="strong">{t('app.name')}</span>
        <LanguageChoice />
      </header>
      <div class="enrol-body">
        <EnrolCard key={link?.key} link={link} />
      </div>
    </div>
  );
}

function EnrolCard({ link }: { link: EnrolmentLink | null }) {
  const form = useEnrolment(link);
  return (
    <form
      class="enrol-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <h1>{t('enrol.title')}</h1>
      <p class="muted">{t('enrol.text')}</p>
      {form.problem && <Notice tone="danger">{form.problem}</Notice>}
      {link ? <Notice tone="ok">{t('enrol.fromLink')}</Notice> : <KeyField form={form} />}
      <Field
        label={t('enrol.label')}
        hint={t('enrol.labelHint')}
        value={form.label}
        onInput={form.rename}
        error={form.labelProblem}
        maxLength={24}
        focused={link !== null}
      />
      <SampleNumber label={form.label || t('enrol.labelExample')} day={dayOf(new Date())} />
      <Button kind="primary" size="large" type="submit" wide busy={form.busy}>
        {t('enrol.submit')}
      </Button>
    </form>
  );
}

function KeyField({ form }: { form: ReturnType<typeof useEnrolment> }) {
  return (
    <Field
      label={t('enrol.key')}
      hint={t('enrol.keyHint')}
      value={form.pasted}
      onInput={form.paste}
      error={form.keyProblem}
      autoComplete="off"
      focused
    />
  );
}

function useEnrolment(link: EnrolmentLink | null) {
  const { till } = useApp();
  const [pasted, setPasted] = useState('');
  const [label, setLabel] = useState(link?.label ?? '');
  const [tried, setTried] = useState(false);
  const { problem, busy, send } = useSending();
  const key = (link ?? readLink(pasted))?.key ?? null;
  const submit = async () => {
    setTried(true);
    if (key !== null && isLabel(label)) {
      await send(key, label);
    }
  };
  const paste = (text: string) => {
    setPasted(text);
    setLabel((typed) => typed || (readLink(text)?.label ?? ''));
  };
  useEffect(() => {
    void readState(till.db, 'device_label').then((known) => setLabel((typed) => typed || (known ?? '')));
    if (link?.label) {
      void submit();
    }
  }, []);
  const keyProblem = tried && key === null ? t(pasted.trim() ? 'enrol.wrongKey' : 'enrol.needKey') : null;
  const labelProblem = tried && !isLabel(label) ? t('enrol.needLabel') : null;
  const rename = (text: string) => setLabel(asLabel(text.replace(/\s/g, '-')));
  return { pasted, paste, label, rename, problem, keyProblem, labelProblem, busy, submit };
}

/** Asks the gateway whose key it is, and makes this store that till's. */
function useSending() {
  const { till, sync } = useApp();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (key: string, label: string) => {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await enrol(till, { key, label });
      navigate('/', true);
      enrolmentLink.value = null;
      sync.command('pull');
    } catch (error) {
      setProblem(words(error));
      setBusy(false);
    }
  };
  return { problem, busy, send };
}
