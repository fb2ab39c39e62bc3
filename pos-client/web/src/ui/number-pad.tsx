import { t } from '../i18n';
import { Icon } from './icon';
import './number-pad.css';

export interface NumberPadProps {
  value: string;
  onChange: (value: string) => void;
  /** the key beside 0: a point for amounts and quantities, 00 for coins, none for a PIN */
  extra?: '.' | '00' | null;
  maxLength?: number;
  disabled?: boolean;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Large keys for fingers; the keyboard goes on working in the field it belongs to. Numbers stand as on every till. */
export function NumberPad({ value, onChange, extra = '.', maxLength = 12, disabled }: NumberPadProps) {
  const press = (key: string) => onChange(pressed(value, key, maxLength));
  return (
    <fieldset class="number-pad" dir="ltr" disabled={disabled}>
      <legend class="only-heard">{t('pad.label')}</legend>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" class="pad-key" onClick={() => press(digit)}>
          {digit}
        </button>
      ))}
      {extra ? (
        <button
          type="button"
          class="pad-key"
          aria-label={extra === '.' ? t('pad.point') : undefined}
          onClick={() => press(extra)}
        >
          {extra}
        </button>
      ) : (
        <button
          type="button"
          class="pad-key pad-quiet"
          aria-label={t('pad.clear')}
          onClick={() => onChange('')}
        >
          C
        </button>
      )}
      <button type="button" class="pad-key" onClick={() => press('0')}>
        0
      </button>
      <button
        type="button"
        class="pad-key pad-quiet"
        aria-label={t('pad.back')}
        onClick={() => onChange(value.slice(0, -1))}
      >
        <Icon name="backspace" size={24} />
      </button>
    </fieldset>
  );
}

/** What the text is after a key; a second point or a digit too many changes nothing. */
export function pressed(value: string, key: string, maxLength: number): string {
  const refused = (key === '.' && value.includes('.')) || value.length + key.length > maxLength;
  if (refused) {
    return value;
  }
  if (key === '.') {
    return value === '' ? '0.' : `${value}.`;
  }
  return value === '0' ? key.replace(/^0+$/, '0') : value + key;
}
