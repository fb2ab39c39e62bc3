import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { latinDigits, t } from '../i18n';
import { Button } from './button';
import { NumberPad } from './number-pad';
import './pin-form.css';

const LONGEST = 12;
const SHORTEST = 4;

export interface PinFormProps {
  /** what the button says */
  action: string;
  /** tries the PIN; answers in words what was wrong, or null when it was right */
  attempt: (pin: string) => Promise<string | null>;
  /** beside the button, before it */
  children?: ComponentChildren;
}

/** A PIN by keys or by keyboard; it is never shown, only how many digits there are. */
export function PinForm({ action, attempt, children }: PinFormProps) {
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const type = (text: string) => {
    setWrong(null);
    setPin(latinDigits(text).replace(/\D/g, '').slice(0, LONGEST));
  };
  const submit = async () => {
    if (pin.length < SHORTEST || busy) {
      return;
    }
    setBusy(true);
    const problem = await attempt(pin).catch((error: unknown) =>
      t('error.unexpected', { message: String(error) }),
    );
    setBusy(false);
    setPin('');
    setWrong(problem);
    field.current?.focus();
  };
  return (
    <form
      class="pin-form"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void submit();
      }}
    >
      <label class={wrong ? 'pin-dots pin-dots-wrong' : 'pin-dots'}>
        <span class="only-heard">{t('lock.pin')}</span>
        <input
          ref={field}
          type="password"
          data-focus
          inputMode="none"
          autoComplete="off"
          value={pin}
          aria-invalid={wrong !== null}
          aria-describedby="pin-problem"
          onInput={(event) => type(event.currentTarget.value)}
        />
        <Dots count={pin.length} />
      </label>
      <p id="pin-problem" class="pin-problem" role="alert">
        {wrong}
      </p>
      <NumberPad value={pin} onChange={type} extra={null} maxLength={LONGEST} disabled={busy} />
      <div class="pin-actions">
        {children}
        <Button kind="primary" size="large" type="submit" busy={busy} disabled={pin.length < SHORTEST}>
          {action}
        </Button>
      </div>
    </form>
  );
}

function Dots({ count }: { count: number }) {
  const shown = Math.max(SHORTEST, count);
  return (
    <span class="pin-row" aria-hidden="true">
      {Array.from({ length: shown }, (_, at) => (
        <i key={at} class={at < count ? 'pin-dot pin-dot-on' : 'pin-dot'} />
      ))}
    </span>
  );
}
