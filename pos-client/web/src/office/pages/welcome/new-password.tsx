import { t } from '../../i18n';
import { Field } from '../../ui';

/** The shortest password that an account may have. */
const SHORTEST = 10;

export interface NewPassword {
  password: string;
  repeated: string;
}

export const NO_PASSWORD: NewPassword = { password: '', repeated: '' };

/** Whether it is long enough and twice the same; the server also refuses those that everybody tries first. */
export function isComplete({ password, repeated }: NewPassword): boolean {
  return isLongEnough(password) && password === repeated;
}

function isLongEnough(password: string): boolean {
  return [...password].length >= SHORTEST;
}

export interface NewPasswordFieldsProps {
  value: NewPassword;
  onChange: (value: NewPassword) => void;
  /** somebody tried to send it */
  tried: boolean;
  focused?: boolean;
}

/** A password to be, typed twice. */
export function NewPasswordFields({ value, onChange, tried, focused }: NewPasswordFieldsProps) {
  const { password, repeated } = value;
  return (
    <>
      <Field
        label={t('password.new')}
        hint={t('password.hint')}
        type="password"
        value={password}
        onInput={(typed) => onChange({ password: typed, repeated })}
        error={tried && !isLongEnough(password) ? t('password.short') : null}
        autoComplete="new-password"
        focused={focused}
      />
      <Field
        label={t('password.repeat')}
        type="password"
        value={repeated}
        onInput={(typed) => onChange({ password, repeated: typed })}
        error={tried && repeated !== password ? t('password.differ') : null}
        autoComplete="new-password"
      />
    </>
  );
}
