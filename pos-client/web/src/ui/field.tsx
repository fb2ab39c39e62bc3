import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import './field.css';

interface Labelled {
  label: string;
  /** below the control, always there: no layout jump when it changes */
  hint?: string;
  /** in words; marks the control as wrong */
  error?: string | null;
  /** the label is read aloud only */
  quiet?: boolean;
}

export interface FieldProps extends Labelled {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'search' | 'tel' | 'email' | 'password' | 'date' | 'datetime-local';
  inputMode?: 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'none';
  placeholder?: string;
  /** takes the keyboard when it appears */
  focused?: boolean;
  autoComplete?: string;
  required?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
  maxLength?: number;
  /** more than one makes it a text area */
  rows?: number;
  /** before and after the text, inside the frame: a currency, a unit, a button */
  before?: ComponentChildren;
  after?: ComponentChildren;
  onKeyDown?: (event: KeyboardEvent) => void;
  onBlur?: () => void;
  /** numbers: aligned to the end, digits of one width, left to right in every language */
  numeric?: boolean;
}

/** A labelled line of text. */
export function Field(props: FieldProps) {
  const id = useId();
  const line = useFocus<HTMLInputElement>(props.focused);
  const area = useFocus<HTMLTextAreaElement>(props.focused);
  const shared = {
    id,
    value: props.value,
    placeholder: props.placeholder,
    required: props.required,
    disabled: props.disabled,
    readOnly: props.readOnly,
    maxLength: props.maxLength,
    onKeyDown: props.onKeyDown,
    onBlur: props.onBlur,
    'data-focus': props.focused || undefined,
    'aria-invalid': props.error ? true : undefined,
    'aria-describedby': described(id, props),
  };
  return (
    <FieldFrame id={id} {...props}>
      {props.rows ? (
        <textarea
          {...shared}
          ref={area}
          rows={props.rows}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          ref={line}
          // The types know each kind of input by itself; this one is decided at run time.
          type={(props.type ?? 'text') as 'text'}
          inputMode={props.inputMode}
          autoComplete={props.autoComplete ?? 'off'}
          class={props.numeric ? 'field-numeric' : undefined}
          dir={props.numeric ? 'ltr' : undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}

function useFocus<E extends HTMLElement>(wanted: boolean | undefined) {
  const own = useRef<E>(null);
  useLayoutEffect(() => {
    if (wanted) {
      own.current?.focus();
    }
  }, [wanted]);
  return own;
}

export interface SelectProps<T extends string> extends Labelled {
  value: T;
  options: readonly { value: T; label: string; disabled?: boolean }[];
  onChange: (value: T) => void;
  disabled?: boolean;
}

/** The browser's own list, in our frame: it works by keyboard, touch and screen reader everywhere. */
export function Select<T extends string>(props: SelectProps<T>) {
  const id = useId();
  return (
    <FieldFrame id={id} {...props}>
      <select
        id={id}
        value={props.value}
        disabled={props.disabled}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={described(id, props)}
        onChange={(event) => {
          const chosen = props.options.find((option) => option.value === event.currentTarget.value);
          if (chosen) {
            props.onChange(chosen.value);
          }
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export interface CheckboxProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** A yes or no, 44 px high with its label as part of the target. */
export function Checkbox(props: CheckboxProps) {
  return (
    <label class="checkbox">
      <input
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        {props.label}
        {props.hint && <small class="muted">{props.hint}</small>}
      </span>
    </label>
  );
}

function described(id: string, { hint, error }: Labelled): string | undefined {
  return hint || error ? `${id}-hint` : undefined;
}

interface FrameProps extends Labelled {
  id: string;
  before?: ComponentChildren;
  after?: ComponentChildren;
  children: ComponentChildren;
}

function FieldFrame({ id, label, hint, error, quiet, before, after, children }: FrameProps) {
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={id} class={quiet ? 'only-heard' : 'field-label'}>
        {label}
      </label>
      <div class="field-box">
        {before && <span class="field-edge">{before}</span>}
        {children}
        {after && <span class="field-edge">{after}</span>}
      </div>
      {(hint || error) && (
        <small id={`${id}-hint`} class="field-hint" role={error ? 'alert' : undefined}>
          {error || hint}
        </small>
      )}
    </div>
  );
}
