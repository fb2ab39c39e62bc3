import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './choice.css';
import { Icon, type IconName } from './icon';

export interface Option<T extends string> {
  value: T;
  label: string;
  icon?: IconName;
  /** a colour of the goods, drawn beside the label */
  swatch?: string | null;
  note?: ComponentChildren;
  disabled?: boolean;
}

export interface ChoiceProps<T extends string> {
  label: string;
  /** the label is read aloud only */
  quiet?: boolean;
  options: readonly Option<T>[];
  /** null while nothing is chosen: there is no default */
  value: T | null;
  onChange: (value: T) => void;
}

/** A few to choose one from, all in sight: radio buttons that look like keys. */
export function Choice<T extends string>({ label, quiet, options, value, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class={quiet ? 'only-heard' : 'field-label'}>{label}</legend>
      <div class="choice-keys">
        {options.map((option) => (
          <label key={option.value} class="choice-key">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span class="choice-face">
              {option.icon && <Icon name={option.icon} size={18} />}
              {option.swatch && <Swatch color={option.swatch} />}
              {option.label}
              {option.note && <small>{option.note}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Swatch({ color }: { color: string }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" class="choice-swatch">
      <circle cx="8" cy="8" r="7.25" fill={color} />
    </svg>
  );
}
